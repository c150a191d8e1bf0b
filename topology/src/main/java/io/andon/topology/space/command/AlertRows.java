package io.andon.topology.space.command;

import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.space.SpaceView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The alerts a command names.
 *
 * @param found each once, in the order they were named
 * @param missing fingerprints nobody has reported
 */
record AlertRows(List<AlertRow> found, List<String> missing) {
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

  Verdict.Rejected rejection() {
    return new Verdict.Rejected(
        RejectionReason.INVALID, "alerts", "Unknown alerts: " + String.join(", ", missing));
  }
}
