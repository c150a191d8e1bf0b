package io.andon.gateway.http.server;

import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.http.RequestId;
import io.andon.gateway.json.Json;
import io.andon.gateway.problem.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a route, e.g. a request line that cannot be parsed, or what comes
 * while the node stops: JSON, not HTML.
 */
final class ServerErrors extends ErrorHandler {
  private final ErrorFormats formats;

  ServerErrors(ErrorFormats formats) {
    this.formats = formats;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem =
        status == HttpStatus.SERVICE_UNAVAILABLE_503
            ? Problem.Unavailable.soon("The node is stopping")
            : new Problem.BadRequest(status, HttpStatus.getMessage(status));
    // of a path that cannot be parsed nobody knows whose it is
    String path = request.getHttpURI().getCanonicalPath();
    ErrorFormat format = path == null ? ErrorFormats.FALLBACK : formats.of(path);
    String id = RequestId.harmless(request.getHeaders().get(RequestId.HEADER));
    response.getHeaders().put(RequestId.HEADER, id);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    ProblemMessages.headers(problem).forEach(response.getHeaders()::put);
    // Jetty closes it, for nobody has read the body: a client that is not told sends on in vain
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(Json.write(format.body(problem))), callback);
    return true;
  }
}
