package io.andon.core.rejection;

import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionCode;
import io.andon.schema.internal.RejectionReason;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejections of commands, one method per code: what each is about and with which parameters.
 * Surfaces word them; the English of {@link RejectionText} is for those that have no words of their
 * own.
 */
public final class Rejections {
  /** Kind of thing and its id, of {@code UNKNOWN} and {@code EXISTS}. */
  public static final String KIND = "kind";

  public static final String ID = "id";

  /** A sentence, of {@code INVALID_VALUE}, {@code OVER_LIMIT} and {@code TOO_LARGE}. */
  public static final String PROBLEM = "problem";

  /** States of an incident, of {@code NO_SUCH_MOVE}. */
  public static final String FROM = "from";

  public static final String TO = "to";

  /** Whether the incident was closed with its corrective action, of {@code NO_SUCH_MOVE}. */
  public static final String CORRECTED = "corrected";

  /** The incident it was merged into, and the number of the one that goes on now. */
  public static final String INTO = "into";

  public static final String NUMBER = "number";

  /** A shift, its date and the number of its log. */
  public static final String SHIFT = "shift";

  public static final String DATE = "date";
  public static final String LOG = "log";

  /** When a shift begins or a silence ends, ISO 8601. */
  public static final String AT = "at";

  /** The version an incident has, and those that were expected, as in "3 or 4". */
  public static final String VERSION = "version";

  public static final String EXPECTED = "expected";

  /** How a key came to its end: revoked or expired. */
  public static final String HOW = "how";

  /** How many there may be. */
  public static final String MOST = "most";

  private Rejections() {}

  public static Rejection unknown(String field, String kind, String id) {
    return of(RejectionCode.UNKNOWN, field, Map.of(KIND, kind, ID, id));
  }

  public static Rejection alertNotHeld(String alert) {
    return of(RejectionCode.ALERT_NOT_HELD, "alert", Map.of(ID, alert));
  }

  public static Rejection exists(@Nullable String field, String kind, String id) {
    return of(RejectionCode.EXISTS, field, Map.of(KIND, kind, ID, id));
  }

  public static Rejection shiftHasLog(String shift, String date, long log) {
    return of(
        RejectionCode.SHIFT_HAS_LOG,
        "shift",
        Map.of(SHIFT, shift, DATE, date, LOG, Long.toString(log)));
  }

  public static Rejection invalid(String field, String problem) {
    return of(RejectionCode.INVALID_VALUE, field, Map.of(PROBLEM, problem));
  }

  public static Rejection versionMismatch(long version, String expected) {
    return of(
        RejectionCode.VERSION_MISMATCH,
        null,
        Map.of(VERSION, Long.toString(version), EXPECTED, expected));
  }

  public static Rejection merged(String into, long number) {
    return of(
        RejectionCode.INCIDENT_MERGED, null, Map.of(INTO, into, NUMBER, Long.toString(number)));
  }

  public static Rejection closed() {
    return of(RejectionCode.INCIDENT_CLOSED, null, Map.of());
  }

  public static Rejection onRecord(String field) {
    return of(RejectionCode.INCIDENT_ON_RECORD, field, Map.of());
  }

  public static Rejection noSuchMove(IncidentState from, boolean corrected, IncidentState to) {
    return of(
        RejectionCode.NO_SUCH_MOVE,
        "state",
        Map.of(FROM, from.name(), CORRECTED, Boolean.toString(corrected), TO, to.name()));
  }

  public static Rejection shiftNotBegun(Instant startsAt) {
    return of(RejectionCode.SHIFT_NOT_BEGUN, "starts_at", Map.of(AT, startsAt.toString()));
  }

  public static Rejection shiftLogClosed() {
    return of(RejectionCode.SHIFT_LOG_CLOSED, "state", Map.of());
  }

  public static Rejection shiftLogOpen(String shift, String date, long log) {
    return of(
        RejectionCode.SHIFT_LOG_OPEN,
        "state",
        Map.of(SHIFT, shift, DATE, date, LOG, Long.toString(log)));
  }

  public static Rejection keyOver(String key, String how) {
    return of(RejectionCode.KEY_OVER, null, Map.of(ID, key, HOW, how));
  }

  public static Rejection passwordChanged() {
    return of(RejectionCode.PASSWORD_CHANGED, "password", Map.of());
  }

  public static Rejection silenced(String silence, Instant until) {
    return of(RejectionCode.SILENCED, null, Map.of(ID, silence, AT, until.toString()));
  }

  public static Rejection tooManySilences(int most) {
    return of(RejectionCode.TOO_MANY_SILENCES, null, Map.of(MOST, Integer.toString(most)));
  }

  public static Rejection tooLarge(String problem) {
    return of(RejectionCode.TOO_LARGE, null, Map.of(PROBLEM, problem));
  }

  public static Rejection overLimit(String field, String problem) {
    return of(RejectionCode.OVER_LIMIT, field, Map.of(PROBLEM, problem));
  }

  private static Rejection of(
      RejectionCode code, @Nullable String field, Map<String, String> params) {
    return new Rejection(reason(code), code, field, params);
  }

  private static RejectionReason reason(RejectionCode code) {
    return switch (code) {
      case UNKNOWN, ALERT_NOT_HELD -> RejectionReason.NOT_FOUND;
      case EXISTS, SHIFT_HAS_LOG -> RejectionReason.ALREADY_EXISTS;
      case INVALID_VALUE -> RejectionReason.INVALID;
      case VERSION_MISMATCH -> RejectionReason.VERSION_MISMATCH;
      case OVER_LIMIT -> RejectionReason.OVER_LIMIT;
      case INCIDENT_MERGED,
          INCIDENT_CLOSED,
          INCIDENT_ON_RECORD,
          NO_SUCH_MOVE,
          SHIFT_NOT_BEGUN,
          SHIFT_LOG_CLOSED,
          SHIFT_LOG_OPEN,
          KEY_OVER,
          PASSWORD_CHANGED,
          SILENCED,
          TOO_MANY_SILENCES,
          TOO_LARGE ->
          RejectionReason.ILLEGAL_TRANSITION;
    };
  }
}
