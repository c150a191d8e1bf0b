package io.andon.gateway.http.pipeline;

import io.andon.core.query.SpaceLocator.Peer;
import io.andon.gateway.cluster.routing.PeerHeaders;
import io.andon.gateway.cluster.routing.PeerProxy;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** Has a request answered by another node. */
final class Forwarder {
  private Forwarder() {}

  /** Whether another node passed the request on to this one. */
  static boolean isForwarded(Context ctx) {
    return ctx.header(PeerHeaders.HOP) != null;
  }

  /** Whether that node wants what a copy holds, since the owner does not answer. */
  static boolean wantsCopy(Context ctx) {
    return ctx.header(PeerHeaders.COPY) != null;
  }

  /**
   * The peer's answer; empty when it does not answer.
   *
   * @param copy whether its copy is to answer in place of the owner
   */
  static Optional<Reply> forward(PeerProxy peers, Peer peer, Request request, boolean copy) {
    Context ctx = request.context();
    String query = ctx.queryString();
    Map<String, String> headers = PeerHeaders.ofRequest(ctx::header);
    if (copy) {
      headers.put(PeerHeaders.COPY, "true");
    }
    return peers
        .forward(
            peer,
            new PeerProxy.Request(
                ctx.req().getMethod(),
                ctx.req().getRequestURI() + (query == null ? "" : '?' + query),
                headers,
                request.bytes()))
        .map(answer -> new Reply(answer.status(), answer.body(), answer.headers()));
  }
}
