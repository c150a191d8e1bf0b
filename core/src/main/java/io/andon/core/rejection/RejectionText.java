package io.andon.core.rejection;

import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import java.util.Locale;
import java.util.Map;

/** The English sentence of a rejection. */
public final class RejectionText {
  private RejectionText() {}

  /** What a surface calls states and incidents; here as the core does. */
  public interface Terms {
    default String state(IncidentState state) {
      return state.name().toLowerCase(Locale.ROOT);
    }

    default String incident(String id) {
      return id;
    }
  }

  private static final Terms OF_THE_CORE = new Terms() {};

  public static String of(Rejection rejection) {
    return of(rejection, OF_THE_CORE);
  }

  /** The sentence in the terms of a surface. */
  public static String of(Rejection rejection, Terms terms) {
    Map<String, String> params = rejection.getParams();
    String id = params.getOrDefault(Rejections.ID, "");
    return switch (rejection.getCode()) {
      case UNKNOWN -> "There is no %s %s".formatted(params.get(Rejections.KIND), id);
      case ALERT_NOT_HELD -> "The incident does not hold alert " + id;
      case EXISTS -> exists(params.getOrDefault(Rejections.KIND, "thing"), id, terms);
      case SHIFT_HAS_LOG ->
          "Shift %s of %s has log %s"
              .formatted(
                  params.get(Rejections.SHIFT),
                  params.get(Rejections.DATE),
                  params.get(Rejections.LOG));
      case INVALID_VALUE, OVER_LIMIT, TOO_LARGE -> params.getOrDefault(Rejections.PROBLEM, "");
      case VERSION_MISMATCH ->
          "The incident has version %s, not %s"
              .formatted(params.get(Rejections.VERSION), params.get(Rejections.EXPECTED));
      case INCIDENT_MERGED ->
          "The incident was merged into "
              + terms.incident(params.getOrDefault(Rejections.INTO, ""));
      case INCIDENT_CLOSED -> "A closed incident is final";
      case INCIDENT_ON_RECORD ->
          "The incident was closed with its corrective action, which makes it final";
      case NO_SUCH_MOVE ->
          "An incident that is %s cannot become %s"
              .formatted(
                  state(params, Rejections.FROM, terms), state(params, Rejections.TO, terms));
      case SHIFT_NOT_BEGUN ->
          "The shift begins at %s: before, an approver with a reason closes it"
              .formatted(params.get(Rejections.AT));
      case SHIFT_LOG_CLOSED -> "A closed shift log cannot change";
      case SHIFT_LOG_OPEN -> "Shift log %s is not closed".formatted(params.get(Rejections.LOG));
      case KEY_OVER -> "The key %s is %s".formatted(id, params.get(Rejections.HOW));
      case PASSWORD_CHANGED -> "The password or the permissions have changed meanwhile";
      case SILENCED ->
          "Silence %s covers this incident until %s: nobody is told"
              .formatted(id, params.get(Rejections.AT));
      case TOO_MANY_SILENCES ->
          "There are %s silences that are not over: end some first"
              .formatted(params.get(Rejections.MOST));
    };
  }

  private static String exists(String kind, String id, Terms terms) {
    if (kind.equals("incident")) {
      return "There is an incident " + terms.incident(id);
    }
    String article = "aeiou".indexOf(kind.charAt(0)) >= 0 ? "an" : "a";
    String thing = id.isEmpty() ? kind : kind + " " + id;
    return "There is %s %s already".formatted(article, thing);
  }

  private static String state(Map<String, String> params, String name, Terms terms) {
    return terms.state(IncidentState.valueOf(params.getOrDefault(name, "")));
  }
}
