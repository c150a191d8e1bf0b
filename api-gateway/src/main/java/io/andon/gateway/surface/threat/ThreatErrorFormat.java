package io.andon.gateway.surface.threat;

import io.andon.core.rejection.RejectionText;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.Rejection;
import java.util.Map;

/** {@code {"error": {"code": "...", "message": "...", "retryable": false}}}. */
final class ThreatErrorFormat implements ErrorFormat {
  /** What this vocabulary calls the core's fields, where it differs. */
  private static final Map<String, String> FIELDS =
      Map.of("state", "status", "alerts", "threat_ids");

  private record Body(Error error) {}

  private record Error(String code, String message, boolean retryable) {}

  @Override
  public Object body(Problem problem) {
    int status = status(problem);
    return new Body(
        new Error(code(problem, status), message(problem), status == 429 || status == 503));
  }

  private static String code(Problem problem, int status) {
    return switch (status) {
      case 401 -> problem instanceof Problem.NoCredential ? "missing_api_key" : "invalid_api_key";
      case 403 -> "insufficient_scope";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 409, 412 -> "conflict";
      case 413 -> "request_too_large";
      case 415 -> "unsupported_media_type";
      case 422 -> beginsWithMissing(problem) ? "field_required" : "field_invalid";
      case 429 -> "rate_limited";
      case 503 -> "unavailable";
      default -> status >= 500 ? "internal_error" : "request_malformed";
    };
  }

  private static boolean beginsWithMissing(Problem problem) {
    return problem instanceof Problem.Invalid invalid
        && invalid.problems().getFirst().type().equals("missing");
  }

  private static String message(Problem problem) {
    return switch (problem) {
      case Problem.NoCredential p -> "Missing API key";
      case Problem.Rejected p -> message(p.rejection());
      case Problem other -> ProblemMessages.sentence(other);
    };
  }

  private static String message(Rejection rejection) {
    String field = rejection.getField();
    return switch (rejection.getReason()) {
      case NOT_FOUND ->
          "alert".equals(field) ? "The incident does not hold this threat" : "Incident not found";
      case INVALID ->
          field == null
              ? RejectionText.of(rejection)
              : FIELDS.getOrDefault(field, field) + ": " + RejectionText.of(rejection);
      case ALREADY_EXISTS, ILLEGAL_TRANSITION, VERSION_MISMATCH, OVER_LIMIT ->
          RejectionText.of(rejection);
    };
  }
}
