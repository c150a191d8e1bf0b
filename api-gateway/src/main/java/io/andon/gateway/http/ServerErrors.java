package io.andon.gateway.http;

import io.andon.gateway.json.Json;
import io.andon.gateway.problem.Problem;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what never reaches a route, e.g. a request line that cannot be parsed: JSON, not HTML.
 */
final class ServerErrors extends ErrorHandler {
  // no surface's: of a path that cannot be parsed nobody knows whose it is
  private static final Envelope ENVELOPE = new DetailEnvelope(Map.of());

  private final Cors cors;

  ServerErrors(Cors cors) {
    this.cors = cors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem = new Problem.BadRequest(status, HttpStatus.getMessage(status));
    String id = RequestId.harmless(request.getHeaders().get(RequestId.HEADER));
    response.getHeaders().put(RequestId.HEADER, id);
    cors.headers(request.getHeaders().get(HttpHeader.ORIGIN))
        .forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    // Jetty closes it, for nobody has read the body: a client that is not told sends on in vain
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(Json.write(ENVELOPE.body(problem))), callback);
    return true;
  }
}
