package io.andon.topology.space.command;

import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.space.SpaceView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** Why they cannot be linked; null when they can. */
  Verdict.@Nullable Rejected problem() {
    if (!missing.isEmpty()) {
      return invalid("Unknown alerts: " + String.join(", ", missing));
    }
    List<String> full =
        found.stream()
            .filter(row -> row.getAlso().size() >= MOST_INCIDENTS - 1)
            .map(AlertRow::getFingerprint)
            .toList();
    return full.isEmpty()
        ? null
        : invalid(
            "In %d incidents already, which is the most an alert can be in: %s"
                .formatted(MOST_INCIDENTS, String.join(", ", full)));
  }

  private static Verdict.Rejected invalid(String detail) {
    return new Verdict.Rejected(RejectionReason.INVALID, "alerts", detail);
  }
}
