package io.andon.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Json;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request's body within its limits. */
public final class Body {
  /** The largest body there may be, bytes. */
  static final int LIMIT = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Body.class);

  private Body() {}

  /**
   * All of it.
   *
   * @throws ProblemException when it is too large, which its declared length alone may tell, or did
   *     not come to its end
   */
  static byte[] bytes(Context ctx) {
    requireUncompressed(ctx);
    if (ctx.req().getContentLengthLong() > LIMIT) {
      throw new ProblemException(new Problem.TooLarge(LIMIT));
    }
    byte[] bytes = upToLimit(ctx);
    if (bytes.length > LIMIT) {
      throw new ProblemException(new Problem.TooLarge(LIMIT));
    }
    return bytes;
  }

  // what it unpacks to nobody knows before
  private static void requireUncompressed(Context ctx) {
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      ctx.header("Accept-Encoding", "identity");
      throw new ProblemException(
          new Problem.BadRequest(415, "The body must come as it is, without Content-Encoding"));
    }
  }

  private static byte[] upToLimit(Context ctx) {
    try {
      return ReadDeadline.of(ctx).read(() -> ctx.req().getInputStream().readNBytes(LIMIT + 1));
    } catch (ReadDeadline.ExceededException e) {
      LOG.debug("request {}: its body is late", RequestId.of(ctx), e);
      ctx.header("Connection", "close");
      throw new ProblemException(
          new Problem.BadRequest(
              408,
              "The body did not arrive within %d s"
                  .formatted(ReadDeadline.of(ctx).atMost().toSeconds())));
    } catch (IOException | BadMessageException e) {
      // the client went away, stopped sending, or broke the framing
      LOG.debug("request {}: no whole body came", RequestId.of(ctx), e);
      throw new ProblemException(new Problem.BadRequest(400, "The body did not come to its end"));
    }
  }

  static JsonNode json(Context ctx, byte[] bytes) {
    if (!isJson(ctx)) {
      throw new ProblemException(new Problem.NotJson());
    }
    return Json.read(bytes);
  }

  /** Whether the body is said to be JSON. */
  public static boolean isJson(Context ctx) {
    String contentType = ctx.req().getContentType();
    return contentType != null && isJson(contentType);
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    if (!type.equals("application/json") && !type.matches("application/[a-z0-9.-]+\\+json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace("\"", "").strip();
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }
}
