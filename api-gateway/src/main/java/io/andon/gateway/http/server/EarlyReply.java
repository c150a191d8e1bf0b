package io.andon.gateway.http.server;

import io.andon.gateway.http.ReadDeadline;
import io.andon.gateway.http.Reply;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request whose body is too large before all of it has come, and then takes some of the
 * rest off the wire: a client that sends first and listens afterwards would lose the answer if the
 * connection were closed under it.
 */
final class EarlyReply {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyReply.class);

  /** How much of the rest is taken, bytes. */
  private static final int DRAINED = 8 << 20;

  private EarlyReply() {}

  /** Sends the body of the reply; status and headers are set already. */
  static void send(Context ctx, Reply reply) {
    HttpServletResponse response = ctx.res();
    response.setHeader("Connection", "close");
    response.setContentLength(reply.body().length);
    try {
      response.getOutputStream().write(reply.body());
      response.flushBuffer();
      // who waits for leave to send will not, having heard the answer
      if (ctx.header("Expect") == null) {
        int unused = ReadDeadline.of(ctx).read(() -> drain(ctx.req().getInputStream()));
      }
    } catch (IOException e) {
      LOG.debug("nobody listens any more", e);
    }
  }

  private static int drain(InputStream in) throws IOException {
    byte[] chunk = new byte[1 << 16];
    int drained = 0;
    int read = in.read(chunk);
    while (read >= 0 && drained < DRAINED) {
      drained += read;
      read = in.read(chunk);
    }
    return drained;
  }
}
