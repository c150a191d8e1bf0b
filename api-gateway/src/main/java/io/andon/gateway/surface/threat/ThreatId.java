package io.andon.gateway.surface.threat;

import io.andon.core.alert.Fingerprint;
import io.andon.core.alert.Threats;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Uuids;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.internal.AlertRow;
import java.util.Optional;

/**
 * What a threat is called here: what was reported as one by the id of its report, every other alert
 * by its fingerprint. Both are UUIDs, and both find it.
 */
final class ThreatId {
  private ThreatId() {}

  static String of(AlertRow row) {
    Alert alert = row.getAlert();
    boolean reported = alert.getSource().equals(Threats.SOURCE);
    return reported && Uuids.isStored(alert.getAlertId())
        ? alert.getAlertId()
        : row.getFingerprint();
  }

  /** The fingerprint of what is reported under this id. */
  static String fingerprint(String id) {
    return Fingerprint.of(Threats.SOURCE, id);
  }

  static Optional<AlertRow> find(String text, SpaceReader reader) {
    return Uuids.parse(text)
        .flatMap(id -> reader.alert(id).or(() -> reader.alert(fingerprint(id))));
  }

  /**
   * The threat that is asked for.
   *
   * @throws ProblemException when there is none of that id
   */
  static AlertRow get(String text, SpaceReader reader) {
    return find(text, reader)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Threat")));
  }
}
