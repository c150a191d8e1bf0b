package io.andon.gateway.http;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.routing.PeerHeaders;
import io.andon.gateway.routing.PeerProxy;
import io.andon.topology.query.SpaceLocator;
import io.javalin.http.Context;

/** Has a request answered by the node that owns its space. */
final class Relay {
  private Relay() {}

  static Reply relay(Context ctx, Call call, SpaceLocator.Elsewhere<?> owner, PeerProxy peers) {
    // two nodes that each hold the other for the owner must not pass a request back and forth
    if (ctx.header(PeerHeaders.HOP) != null) {
      throw new ProblemException(
          Problem.Unavailable.soon("The nodes do not agree yet on who holds this space"));
    }
    String query = ctx.queryString();
    PeerProxy.Answer answer =
        peers.forward(
            owner.host(),
            owner.port(),
            new PeerProxy.Request(
                ctx.req().getMethod(),
                ctx.req().getRequestURI() + (query == null ? "" : '?' + query),
                PeerHeaders.ofRequest(ctx::header),
                call.bytes()));
    return new Reply(answer.status(), answer.body(), answer.headers());
  }
}
