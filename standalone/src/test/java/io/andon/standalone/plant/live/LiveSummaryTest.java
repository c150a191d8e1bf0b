package io.andon.standalone.plant.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.standalone.plant.live.Figures.Counts;
import io.andon.standalone.plant.live.Figures.Evidence;
import io.andon.standalone.plant.live.Figures.Incident;
import io.andon.standalone.plant.live.Figures.Signals;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSummaryTest {
  private static final Incident JAM =
      new Incident(
          "default",
          12,
          "open",
          "critical",
          "Carton jam",
          new Counts(1_204, 3),
          new Evidence("downtime", "L21_4", "Stanice 4", "it is 1 hop downstream of L21_3"));
  private static final Incident QUIET =
      new Incident("web", 3, "investigating", "high", "a.example is down", new Counts(1, 0), null);

  @Test
  void showsFiguresAndIncidents() {
    var figures = new Figures(new Signals(43.6, 12_345, 0), 7, List.of(JAM, QUIET));

    assertThat(String.join("\n", new LiveSummary(100).lines(figures)))
        .isEqualTo(
            """
            44 signals/s, 12,345 so far, 7 open incidents
              default #12  open          critical Carton jam  [1,204 alerts, 3 downtime]
                downtime on L21_4: it is 1 hop downstream of L21_3
              web #3       investigating high     a.example is down  [1 alert, 0 downtime]
                no evidence""");
  }

  @Test
  void saysSo_whenNothingHappenedYet() {
    assertThat(new LiveSummary(100).lines(new Figures(new Signals(0, 0, 0), 0, List.of())))
        .containsExactly("0 signals/s, 0 so far, 0 open incidents", "  no incident yet");
  }

  @Test
  void showsWhatCouldNotBePublished() {
    assertThat(new LiveSummary(100).lines(new Figures(new Signals(0, 5, 2_000), 0, List.of())))
        .first()
        .isEqualTo("0 signals/s, 5 so far, 0 open incidents, 2,000 NOT PUBLISHED");
  }

  @Test
  void showsSixAtMost() {
    var figures = new Figures(new Signals(1, 1, 0), 9, Collections.nCopies(9, JAM));

    assertThat(new LiveSummary(100).lines(figures)).hasSize(1 + 2 * 6);
  }

  @Test
  void cutsLines_toTheWidth() {
    var figures = new Figures(new Signals(43.6, 12_345, 0), 7, List.of(JAM));

    assertThat(new LiveSummary(20).lines(figures)).allMatch(line -> line.length() <= 20);
    assertThat(new LiveSummary(20).lines(figures)).first().isEqualTo("44 signals/s, 12,34…");
  }

  @Test
  void letsNoTitleSteerTheTerminal() {
    var evil = new Incident("web", 1, "open", "low", "a\u001b[2Jb\nc", new Counts(0, 0), null);
    var figures = new Figures(new Signals(0, 0, 0), 1, List.of(evil));

    assertThat(new LiveSummary(100).lines(figures).get(1)).contains("a [2Jb c");
  }
}
