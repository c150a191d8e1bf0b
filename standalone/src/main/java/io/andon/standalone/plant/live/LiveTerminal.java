package io.andon.standalone.plant.live;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows the live summary: on a terminal it is redrawn in place, elsewhere printed now and then. */
public final class LiveTerminal implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration REPRINT = Duration.ofSeconds(10);

  private final Supplier<Figures> figures;
  private final LiveSummary summary;
  private final LiveScreen screen;
  private final Duration period;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-summary").factory());

  /**
   * Where to draw.
   *
   * @param terminal whether stdout understands ANSI sequences
   * @param width columns of a line
   */
  public record Display(PrintStream out, boolean terminal, int width) {}

  /**
   * @param figures asked once per drawing; what it throws is shown in place of the figures
   */
  public LiveTerminal(Supplier<Figures> figures, Display display) {
    this.figures = figures;
    this.summary = new LiveSummary(display.width());
    this.screen = new LiveScreen(display.out(), display.terminal());
    this.period = display.terminal() ? REDRAW : REPRINT;
  }

  /** Draws at once and then again and again. */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends when the terminal is closed
  public void start() {
    timer.scheduleWithFixedDelay(this::draw, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  void draw() {
    screen.draw(lines());
  }

  private List<String> lines() {
    try {
      return summary.lines(figures.get());
    } catch (RuntimeException e) {
      // the node may be starting or gone: say so, and ask again next time
      return List.of(summary.fit("no figures: " + e.getMessage()));
    }
  }

  /** Draws no more; what is drawn stays. */
  @Override
  public void close() {
    // a drawing under way is let finish: interrupted, its last word would be that it was
    timer.shutdown();
  }
}
