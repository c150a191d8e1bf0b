package io.andon.core.command;

import io.andon.core.correlation.Room;
import io.andon.core.space.SpaceView;
import io.andon.schema.Incident;
import io.andon.schema.internal.AlertRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alerts a command names.
 *
 * @param found each once, in the order they were named
 * @param missing fingerprints nobody has reported
 */
record AlertRows(List<AlertRow> found, List<String> missing) {
  /** Each change of an alert is a change of every incident that holds it. */
  private static final int MOST_INCIDENTS = 100;

  /** Alerts that an answer names. */
  private static final int MOST_NAMED = 20;

  static AlertRows find(SpaceView view, List<String> fingerprints) {
    List<AlertRow> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String fingerprint : new LinkedHashSet<>(fingerprints)) {
      AlertRow row = view.alert(fingerprint);
      if (row == null) {
        missing.add(fingerprint);
      } else {
        found.add(row);
      }
    }
    return new AlertRows(found, missing);
  }

  /** Why they cannot be linked to an incident; null when they can. */
  Verdict.@Nullable Rejected problem(@Nullable Incident incident) {
    if (!missing.isEmpty()) {
      return invalid("Unknown alerts: " + named(missing));
    }
    if (found.size() > Room.LINKED) {
      return invalid("at most %d alerts can be linked at once".formatted(Room.LINKED));
    }
    List<String> full =
        found.stream()
            .filter(row -> row.getAlso().size() >= MOST_INCIDENTS - 1)
            .map(AlertRow::getFingerprint)
            .toList();
    if (!full.isEmpty()) {
      return invalid(
          "In %d incidents already, which is the most an alert can be in: %s"
              .formatted(MOST_INCIDENTS, named(full)));
    }
    Set<String> assets = new HashSet<>();
    found.forEach(row -> assets.add(row.getAlert().getAsset()));
    return incident == null || Room.takes(incident, found.size(), assets)
        ? null
        : invalid(
            "The incident is full: it holds at most %d pieces of evidence on %d assets"
                .formatted(Room.EVIDENCE, Room.ASSETS));
  }

  private static String named(List<String> fingerprints) {
    String first =
        String.join(", ", fingerprints.subList(0, Math.min(MOST_NAMED, fingerprints.size())));
    int more = fingerprints.size() - MOST_NAMED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private static Verdict.Rejected invalid(String problem) {
    return Verdict.invalid("alerts", problem);
  }
}
