package io.andon.standalone.plant.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LiveTerminalTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, UTF_8);

  @Test
  void drawsOverTheLastBlock_onATerminal() {
    var screen = new LiveScreen(out, true);

    screen.draw(List.of("one", "two"));
    screen.draw(List.of("three"));
    screen.draw(List.of("four"));

    assertThat(written.toString(UTF_8))
        .isEqualTo("one\ntwo\n\u001b[2A\u001b[Jthree\n\u001b[1A\u001b[Jfour\n");
  }

  @Test
  void printsBlocks_elsewhere() {
    var screen = new LiveScreen(out, false);

    screen.draw(List.of("one", "two"));
    screen.draw(List.of("three"));

    assertThat(written.toString(UTF_8)).isEqualTo("one\ntwo\n\nthree\n\n");
  }

  @Test
  void saysWhy_whenThereAreNoFigures_andGoesOn() {
    Iterator<Supplier<Figures>> answers =
        List.<Supplier<Figures>>of(
                () -> {
                  throw new IllegalStateException("the node\ndoes not answer");
                },
                () -> new Figures(new Figures.Signals(0, 0, 0), 0, List.of()))
            .iterator();
    try (var terminal =
        new LiveTerminal(() -> answers.next().get(), new LiveTerminal.Display(out, false, 80))) {

      terminal.draw();
      terminal.draw();
    }

    assertThat(written.toString(UTF_8))
        .startsWith("no figures: the node does not answer\n\n")
        .endsWith("  no incident yet\n\n");
  }
}
