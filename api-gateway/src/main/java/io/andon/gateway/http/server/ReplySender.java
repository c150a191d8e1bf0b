package io.andon.gateway.http.server;

import io.andon.gateway.http.Reply;
import io.andon.gateway.http.StreamedBody;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a reply on its way. */
final class ReplySender {
  private static final Logger LOG = LoggerFactory.getLogger(ReplySender.class);

  private ReplySender() {}

  static void send(Context ctx, Reply reply) {
    ctx.status(reply.status());
    reply.headers().forEach(ctx::header);
    StreamedBody streamed = reply.streamed();
    if (reply.status() == 413) {
      EarlyReply.send(ctx, reply);
    } else if (streamed != null && !ctx.method().equals(HandlerType.HEAD)) {
      stream(ctx, streamed);
    } else if (reply.body().length > 0) {
      ctx.result(reply.body());
    }
  }

  /** What fails underway leaves a body that is no JSON: it cannot be taken for a whole list. */
  private static void stream(Context ctx, StreamedBody body) {
    try {
      body.writeTo(ctx.outputStream());
    } catch (IOException | RuntimeException e) {
      LOG.info("a list ended early: {}", e.toString());
    }
  }
}
