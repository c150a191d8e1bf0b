package io.andon.gateway.http;

import io.andon.core.rejection.RejectionText;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The usual status, headers and English sentence of every problem. */
public final class ProblemMessages {
  private ProblemMessages() {}

  public static int status(Problem problem) {
    return switch (problem) {
      case Problem.NoCredential p -> 401;
      case Problem.BadCredential p -> 401;
      case Problem.BadLogin p -> 401;
      case Problem.SessionOver p -> 401;
      case Problem.CrossSite p -> 403;
      case Problem.MaybeForm p -> 403;
      case Problem.MissingScope p -> 403;
      case Problem.MissingPermission p -> 403;
      case Problem.AdminOnly p -> 403;
      case Problem.FeatureOff p -> 403;
      case Problem.NoSuchPath p -> 404;
      case Problem.MethodNotAllowed p -> 405;
      case Problem.NotFound p -> 404;
      case Problem.Malformed p -> 400;
      case Problem.TooDeep p -> 400;
      case Problem.Invalid p -> 422;
      case Problem.BadParameters p -> 400;
      case Problem.TooLarge p -> 413;
      case Problem.NotJson p -> 415;
      case Problem.Rejected p -> status(p.rejection().getReason());
      case Problem.KeyReused p -> 409;
      case Problem.Conflict p -> 409;
      case Problem.VersionMismatch p -> 412;
      case Problem.Unavailable p -> 503;
      case Problem.TooManyRequests p -> 429;
      case Problem.BadRequest p -> p.status();
      case Problem.Internal p -> 500;
    };
  }

  private static int status(RejectionReason reason) {
    return switch (reason) {
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ILLEGAL_TRANSITION, OVER_LIMIT -> 409;
      case INVALID -> 422;
      case VERSION_MISMATCH -> 412;
    };
  }

  public static String sentence(Problem problem) {
    return switch (problem) {
      case Problem.NoCredential p -> "Not authenticated";
      case Problem.BadCredential p -> "Invalid or expired API key";
      case Problem.BadLogin p -> "Wrong user name, password or space";
      case Problem.SessionOver p -> "The session is over, log in again";
      case Problem.CrossSite p -> "A session is only for requests of this site's own pages";
      case Problem.MaybeForm p ->
          "Send Content-Type: application/json, even without a body: this could be another site's"
              + " form";
      case Problem.MissingScope p -> "API key missing scope: " + p.scope();
      case Problem.MissingPermission p -> "You lack the permission " + p.permission();
      case Problem.AdminOnly p -> "Only the admin key may do this";
      case Problem.FeatureOff p ->
          "Feature %s is not enabled for this space".formatted(p.feature());
      case Problem.NoSuchPath p -> "Not Found";
      case Problem.MethodNotAllowed p -> "Method Not Allowed";
      case Problem.NotFound p -> p.what() + " not found";
      case Problem.Malformed p -> "Malformed JSON: " + p.reason();
      case Problem.TooDeep p ->
          "Malformed JSON: the body is nested deeper than %d levels".formatted(p.limit());
      case Problem.Invalid p -> inOneLine(p.problems());
      case Problem.BadParameters p -> inOneLine(p.problems());
      case Problem.TooLarge p -> "The body is larger than %d bytes".formatted(p.limit());
      case Problem.NotJson p -> "The body must be application/json";
      case Problem.Rejected p -> RejectionText.of(p.rejection());
      case Problem.KeyReused p -> "This Idempotency-Key was used for another request";
      case Problem.Conflict p -> p.detail();
      case Problem.VersionMismatch p -> p.detail();
      case Problem.Unavailable p -> p.reason();
      case Problem.TooManyRequests p -> tooMany(p);
      case Problem.BadRequest p -> p.reason();
      case Problem.Internal p -> "Internal error, logged as request " + p.requestId();
    };
  }

  private static String tooMany(Problem.TooManyRequests problem) {
    String what =
        switch (problem.what()) {
          case REQUESTS -> "Too many requests";
          case FAILURES -> "Too many failed attempts";
        };
    return "%s, try again in %d s".formatted(what, problem.quota().resetSeconds());
  }

  private static String inOneLine(List<FieldProblem> problems) {
    return String.join("; ", problems.stream().map(FieldProblem::inOneLine).toList());
  }

  public static Map<String, String> headers(Problem problem) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (status(problem) == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    if (problem instanceof Problem.MethodNotAllowed notAllowed) {
      headers.put("Allow", notAllowed.allowed());
    }
    if (problem instanceof Problem.Unavailable unavailable) {
      headers.put("Retry-After", Long.toString(Math.max(1, unavailable.retryAfter().toSeconds())));
    }
    if (problem instanceof Problem.TooManyRequests tooMany) {
      headers.put("Retry-After", Long.toString(Math.max(1, tooMany.quota().resetSeconds())));
      headers.putAll(tooMany.quota().headers());
    }
    return headers;
  }
}
