package io.andon.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Json;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reads a request's body within its limits. */
final class Body {
  /** The largest body there may be, bytes. */
  static final int LIMIT = 1 << 20;

  /** How much of a body that is too large is still taken off the wire, so the client can listen. */
  private static final int DRAINED = 8 << 20;

  private Body() {}

  static byte[] bytes(Context ctx) {
    try {
      InputStream in = ctx.req().getInputStream();
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        drain(in);
        throw new ProblemException(new Problem.TooLarge(LIMIT));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] chunk = new byte[1 << 16];
    int drained = 0;
    int read = in.read(chunk);
    while (read >= 0 && drained < DRAINED) {
      drained += read;
      read = in.read(chunk);
    }
  }

  static JsonNode json(Context ctx, byte[] bytes) {
    if (!isJson(ctx)) {
      throw new ProblemException(new Problem.NotJson());
    }
    return Json.read(bytes);
  }

  /** Whether the body is said to be JSON. */
  static boolean isJson(Context ctx) {
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
