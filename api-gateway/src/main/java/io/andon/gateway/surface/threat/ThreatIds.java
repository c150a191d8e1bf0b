package io.andon.gateway.surface.threat;

import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Fields;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.AlertRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The field {@code threat_ids}: the threats a request names. */
final class ThreatIds {
  private static final String FIELD = "threat_ids";

  /** How many threats one request may name. */
  private static final int MOST = 500;

  private ThreatIds() {}

  /** As they were named; none when the field is omitted. */
  static List<String> read(Fields fields) {
    List<String> ids = fields.uuids(FIELD, MOST);
    return ids == null ? List.of() : ids;
  }

  /** As {@link #read}, but there must be some. */
  static List<String> readSome(Fields fields) {
    return fields.requiredUuids(FIELD, MOST);
  }

  /**
   * Their fingerprints.
   *
   * @throws ProblemException naming those that are unknown
   */
  static List<String> known(List<String> ids, SpaceReader reader) {
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String id : ids) {
      Optional<AlertRow> row = ThreatId.find(id, reader);
      row.ifPresentOrElse(found -> known.add(found.getFingerprint()), () -> unknown.add(id));
    }
    if (!unknown.isEmpty()) {
      String msg = "unknown: " + String.join(", ", unknown);
      throw new ProblemException(
          new Problem.Invalid(
              List.of(new FieldProblem(List.of("body", FIELD), msg, "value_error"))));
    }
    return known;
  }
}
