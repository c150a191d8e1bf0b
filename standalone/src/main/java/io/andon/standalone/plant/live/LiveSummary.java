package io.andon.standalone.plant.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renders the figures as lines of text. Pure. */
public final class LiveSummary {
  static final int SHOWN = 6;
  private static final String ELLIPSIS = "…";

  private final int width;

  /**
   * @param width columns; a longer line is cut, because a line that wraps cannot be redrawn in
   *     place
   */
  public LiveSummary(int width) {
    this.width = width;
  }

  /** A heading, then two lines for each of the latest incidents. */
  public List<String> lines(Figures figures) {
    var lines = new ArrayList<String>();
    lines.add(heading(figures));
    if (figures.latest().isEmpty()) {
      lines.add("  no incident yet");
    }
    for (Figures.Incident incident : figures.latest().stream().limit(SHOWN).toList()) {
      lines.add(line(incident));
      lines.add(evidence(incident));
    }
    return lines.stream().map(this::fit).toList();
  }

  private static String heading(Figures figures) {
    Figures.Signals signals = figures.signals();
    String heading =
        String.format(
            Locale.ROOT,
            "%.0f signals/s, %,d so far, %,d open incidents",
            signals.perSecond(),
            signals.published(),
            figures.openIncidents());
    return signals.failed() == 0
        ? heading
        : String.format(Locale.ROOT, "%s, %,d NOT PUBLISHED", heading, signals.failed());
  }

  private static String line(Figures.Incident incident) {
    Figures.Counts counts = incident.counts();
    return String.format(
        Locale.ROOT,
        "  %-12s %-13s %-8s %s  [%s, %,d downtime]",
        incident.space() + " #" + incident.number(),
        incident.state(),
        incident.severity(),
        incident.title(),
        counts.alerts() == 1
            ? "1 alert"
            : String.format(Locale.ROOT, "%,d alerts", counts.alerts()),
        counts.downtime());
  }

  private static String evidence(Figures.Incident incident) {
    Figures.Evidence evidence = incident.latestEvidence();
    return evidence == null
        ? "    no evidence"
        : String.format(
            Locale.ROOT, "    %s on %s: %s", evidence.kind(), evidence.asset(), evidence.why());
  }

  /**
   * One line of at most the width. One column a character, which holds for every script the plant
   * writes in.
   */
  String fit(String line) {
    String flat = printable(line);
    return flat.length() <= width ? flat : flat.substring(0, Math.max(0, width - 1)) + ELLIPSIS;
  }

  /** Titles come from outside: a control character in one must not steer the terminal. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }
}
