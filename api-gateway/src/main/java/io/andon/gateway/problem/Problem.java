package io.andon.gateway.problem;

import io.andon.schema.internal.Rejection;
import java.time.Duration;
import java.util.List;

/** Why a request is refused. Each surface words it in its own way. */
public sealed interface Problem {
  /** No credential came with the request. */
  record NoCredential() implements Problem {}

  /** The credential is unknown, expired or revoked; which of them is nobody's business. */
  record BadCredential() implements Problem {}

  /** User name, password or space are wrong; which of them is nobody's business. */
  record BadLogin() implements Problem {}

  /** The person has to log in again: too late, or something about the person changed. */
  record SessionOver() implements Problem {}

  /** A browser sent the session along with a request that another site's page may have made. */
  record CrossSite() implements Problem {}

  /**
   * Nobody said which site a POST came from, and it is not marked as JSON: another site's form may
   * have sent it.
   */
  record MaybeForm() implements Problem {}

  /** The key lacks a scope. */
  record MissingScope(String scope) implements Problem {}

  /** The person lacks a permission. */
  record MissingPermission(String permission) implements Problem {}

  /** Only the admin key may do this. */
  record AdminOnly() implements Problem {}

  /** The feature is off in this space. */
  record FeatureOff(String feature) implements Problem {}

  /** No such path. */
  record NoSuchPath() implements Problem {}

  /** The path is there, but not with this method; {@code allowed} as in the Allow header. */
  record MethodNotAllowed(String allowed) implements Problem {}

  /** There is no such thing, or the caller may not know of it. {@code what}: "Incident". */
  record NotFound(String what) implements Problem {}

  /** The body cannot be read at all. */
  record Malformed(String reason) implements Problem {}

  /** The body's objects and arrays are nested deeper than {@code limit} levels. */
  record TooDeep(int limit) implements Problem {}

  /** Fields or parameters are wrong. */
  record Invalid(List<FieldProblem> problems) implements Problem {}

  /**
   * The query holds what the route does not take, or a cursor that was not given out for it.
   *
   * @param known the parameters that the route takes
   */
  record BadParameters(List<FieldProblem> problems, List<String> known) implements Problem {
    /** Type of the problem that the route has no such parameter. */
    public static final String UNKNOWN = "extra_forbidden";

    /** Type of the problem that the parameter is given more than once. */
    public static final String REPEATED = "repeated";

    public BadParameters {
      problems = List.copyOf(problems);
      known = List.copyOf(known);
    }
  }

  /** The body is larger than {@code limit} bytes. */
  record TooLarge(long limit) implements Problem {}

  /** The body is not JSON. */
  record NotJson() implements Problem {}

  /** The space decided against it. */
  record Rejected(Rejection rejection) implements Problem {}

  /** The Idempotency-Key belongs to another request. */
  record KeyReused() implements Problem {}

  /** It contradicts something that already happened. */
  record Conflict(String detail) implements Problem {}

  /** If-Match did not match. */
  record VersionMismatch(String detail) implements Problem {}

  /** Not now; the same request may work after {@code retryAfter}. */
  record Unavailable(String reason, Duration retryAfter) implements Problem {
    public static Unavailable soon(String reason) {
      return new Unavailable(reason, Duration.ofSeconds(1));
    }
  }

  /** Too often; the same request may work after what the quota says. */
  record TooManyRequests(Of what, Quota quota) implements Problem {
    /** What there were too many of. */
    public enum Of {
      REQUESTS,
      /** Wrong passwords and other refused credentials. */
      FAILURES
    }
  }

  /** What is refused as a whole, e.g. a request line that cannot be parsed. */
  record BadRequest(int status, String reason) implements Problem {}

  /** Our fault; the details are in the log under the request id. */
  record Internal(String requestId) implements Problem {}
}
