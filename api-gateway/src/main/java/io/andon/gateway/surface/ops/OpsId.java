package io.andon.gateway.surface.ops;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of incidents in ops: {@code inc_} and the 32 hex digits of the UUID. */
final class OpsId {
  private static final String PREFIX = "inc_";
  private static final Pattern ID =
      Pattern.compile(
          PREFIX + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

  private OpsId() {}

  /** The id for clients. */
  static String of(String incidentId) {
    return PREFIX + incidentId.replace("-", "");
  }

  /**
   * The id of the core.
   *
   * @throws ProblemException when it is none of ours: there is no such incident
   */
  static String parse(String id) {
    Matcher matcher = ID.matcher(id.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new ProblemException(new Problem.NotFound("Incident"));
    }
    return matcher.replaceFirst("$1-$2-$3-$4-$5");
  }
}
