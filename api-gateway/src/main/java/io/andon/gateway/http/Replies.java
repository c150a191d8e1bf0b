package io.andon.gateway.http;

import io.javalin.http.Context;

/** Puts a reply on its way. */
final class Replies {
  private Replies() {}

  static void send(Context ctx, Reply reply) {
    ctx.status(reply.status());
    reply.headers().forEach(ctx::header);
    if (reply.status() == 413) {
      EarlyAnswer.send(ctx, reply);
    } else if (reply.body().length > 0) {
      ctx.result(reply.body());
    }
  }
}
