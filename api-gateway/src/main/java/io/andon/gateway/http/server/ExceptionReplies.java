package io.andon.gateway.http.server;

import io.andon.core.query.CursorMismatchException;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.RequestId;
import io.andon.gateway.json.Json;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a reply in the right surface's format. */
final class ExceptionReplies {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionReplies.class);

  private final ErrorFormats formats;

  ExceptionReplies(ErrorFormats formats) {
    this.formats = formats;
  }

  void addTo(JavalinConfig config) {
    config.routes.exception(
        Exception.class, (failure, ctx) -> ReplySender.send(ctx, reply(ctx, failure)));
    // Javalin words these itself unless they are named
    config.routes.exception(
        HttpResponseException.class, (failure, ctx) -> ReplySender.send(ctx, reply(ctx, failure)));
    config.router.javaLangErrorHandler(this::answer);
  }

  private Reply reply(Context ctx, Throwable failure) {
    Problem problem = problem(ctx, failure);
    ErrorFormat format = formats.of(ctx.path());
    Reply reply =
        Reply.of(format.status(problem), format.body(problem))
            .with(ProblemMessages.headers(problem));
    return failure instanceof ProblemException found && found.stale() ? reply.ofCopy() : reply;
  }

  /** As {@link #reply}, for errors such as a stack overflow, which have no context any more. */
  private void answer(HttpServletResponse response, Error error) {
    LOG.error("a request failed", error);
    response.setStatus(500);
    response.setContentType("application/json");
    try {
      response
          .getOutputStream()
          .write(Json.write(ErrorFormats.FALLBACK.body(new Problem.Internal("unknown"))));
    } catch (IOException e) {
      LOG.debug("nobody listens any more", e);
    }
  }

  private static Problem problem(Context ctx, Throwable failure) {
    return switch (failure) {
      case ProblemException known -> known.problem();
      case CursorMismatchException mismatch -> ProblemException.noCursor().problem();
      case MethodNotAllowedResponse refused -> new Problem.MethodNotAllowed(allowed(refused));
      case HttpResponseException refused -> refused(ctx, refused);
      default -> internal(ctx, failure);
    };
  }

  private static Problem refused(Context ctx, HttpResponseException refused) {
    if (refused.getStatus() == 404) {
      return new Problem.NoSuchPath();
    }
    return refused.getStatus() < 500
        ? new Problem.BadRequest(refused.getStatus(), "Bad request")
        : internal(ctx, refused);
  }

  private static Problem internal(Context ctx, Throwable failure) {
    String id = RequestId.of(ctx);
    // the cause in the line itself too: a terminal may show no stack traces
    LOG.error("request {} {} {} failed: {}", id, ctx.method(), ctx.path(), failure, failure);
    return new Problem.Internal(id);
  }

  private static String allowed(MethodNotAllowedResponse refused) {
    return refused.getDetails().values().stream()
        .flatMap(methods -> Stream.of(methods.split(", ", -1)))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
