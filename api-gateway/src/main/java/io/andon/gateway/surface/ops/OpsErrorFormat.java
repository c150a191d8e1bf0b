package io.andon.gateway.surface.ops;

import io.andon.core.rejection.RejectionText;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import java.util.List;
import java.util.Map;

/** {@code {"error": "..."}}, and with wrong fields {@code "meta": {"issues": [...]}} as well. */
final class OpsErrorFormat implements ErrorFormat {
  /** What ops calls the core's fields, where it differs. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "state", "status",
          "severity", "priority",
          "asset", "serviceId",
          "assignee", "assigneeId",
          "dedup_key", "dedupKey",
          "snoozed_until", "snoozedUntil");

  /** What ops calls the things that the core does not find. */
  private static final Map<String, String> THINGS =
      Map.of("incident", "Incident", "asset", "Service", "space", "Space");

  /** Ops has statuses and ids of incidents of its own. */
  private static final RejectionText.Terms TERMS =
      new RejectionText.Terms() {
        @Override
        public String state(IncidentState state) {
          return switch (state) {
            case OPEN, INVESTIGATING, SNOOZED, RESOLVED -> OpsVocabulary.STATUS.word(state);
            // "resolved cannot become resolved" would explain nothing
            case CLOSED, MERGED -> RejectionText.Terms.super.state(state);
          };
        }

        @Override
        public String incident(String id) {
          return OpsId.of(id);
        }
      };

  private static final String UNAUTHORIZED = "Unauthorized. Missing or invalid API key.";
  private static final String INVALID_BODY = "Invalid request body.";

  private record Plain(String error) {}

  private record WithIssues(String error, Meta meta) {
    WithIssues(String error, Issue only) {
      this(error, new Meta(List.of(only)));
    }
  }

  private record Meta(List<Issue> issues) {}

  /**
   * One mistake.
   *
   * @param path the field; "" for the body as a whole
   */
  private record Issue(String path, String message) {
    static Issue of(FieldProblem problem) {
      List<Object> place = problem.loc().subList(1, problem.loc().size());
      return new Issue(
          String.join(".", place.stream().map(Object::toString).toList()), problem.msg());
    }
  }

  @Override
  public int status(Problem problem) {
    return isAboutFields(problem) ? 400 : ProblemMessages.status(problem);
  }

  private static boolean isAboutFields(Problem problem) {
    return problem instanceof Problem.Invalid
        || (problem instanceof Problem.Rejected rejected
            && rejected.rejection().getReason() == RejectionReason.INVALID);
  }

  @Override
  public Object body(Problem problem) {
    return switch (problem) {
      case Problem.NoCredential none -> new Plain(UNAUTHORIZED);
      case Problem.BadCredential bad -> new Plain(UNAUTHORIZED);
      case Problem.Malformed malformed ->
          new WithIssues("Invalid JSON in request body.", new Issue("", malformed.reason()));
      case Problem.TooDeep deep ->
          new WithIssues(
              "Invalid JSON in request body.", new Issue("", ProblemMessages.sentence(deep)));
      case Problem.Invalid invalid -> invalid(invalid.problems());
      case Problem.BadParameters bad -> invalid(bad.problems());
      case Problem.Rejected rejected -> rejection(rejected.rejection());
      case Problem other -> new Plain(sentence(ProblemMessages.sentence(other)));
    };
  }

  private static WithIssues invalid(List<FieldProblem> problems) {
    String place = String.valueOf(problems.getFirst().loc().getFirst());
    String error =
        switch (place) {
          case "query" -> "Invalid query parameters.";
          case "header" -> "Invalid request headers.";
          default -> INVALID_BODY;
        };
    return new WithIssues(error, new Meta(problems.stream().map(Issue::of).toList()));
  }

  private static Object rejection(Rejection rejection) {
    String field = rejection.getField() == null ? "" : rejection.getField();
    return switch (rejection.getReason()) {
      case NOT_FOUND -> new Plain(THINGS.getOrDefault(field, "Incident") + " not found.");
      case INVALID ->
          new WithIssues(
              INVALID_BODY,
              new Issue(FIELDS.getOrDefault(field, field), RejectionText.of(rejection)));
      case ALREADY_EXISTS, ILLEGAL_TRANSITION, VERSION_MISMATCH, OVER_LIMIT ->
          new Plain(sentence(RejectionText.of(rejection, TERMS)));
    };
  }

  private static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
