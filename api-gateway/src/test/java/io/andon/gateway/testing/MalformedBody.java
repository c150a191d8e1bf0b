package io.andon.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not one JSON value, or one that two readers could understand differently.
 *
 * @param bytes null: no body at all
 */
record MalformedBody(String name, byte @Nullable [] bytes) {
  static List<MalformedBody> all() {
    return Stream.concat(
            Stream.of(
                new MalformedBody("no body", null),
                new MalformedBody("half a string", "{\"a".getBytes(Fixtures.UTF8)),
                new MalformedBody("UTF-16", "{\"a\":1}".getBytes(UTF_16)),
                new MalformedBody("Latin-1", "{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1)),
                new MalformedBody("overlong UTF-8", inAString(0xc0, 0x80)),
                new MalformedBody("a surrogate in UTF-8", inAString(0xed, 0xa0, 0x80))),
            Stream.of(
                    "",
                    " \n",
                    "{",
                    "{}{}",
                    "{} x",
                    "{'a':1}",
                    "{\"a\":1,}",
                    "{\"a\":1,\"a\":2}",
                    "{\"x\":{\"a\":1,\"a\":1}}",
                    "{\"a\":NaN}",
                    "{\"a\":01}",
                    "{\"a\":\"\u0000\"}",
                    "{\"a\":\"\n\"}",
                    "{\"a\":" + "9".repeat(5_000) + "}",
                    "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                    "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                    "<a>1</a>",
                    "a=1&b=2")
                .map(MalformedBody::of))
        .toList();
  }

  /** Whether nothing is sent at all. */
  boolean isEmpty() {
    return bytes == null || bytes.length == 0;
  }

  private static MalformedBody of(String text) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return new MalformedBody(
        "'" + shown.substring(0, Math.min(30, shown.length())) + "'", text.getBytes(Fixtures.UTF8));
  }

  private static byte[] inAString(int... bytes) {
    byte[] body = new byte[bytes.length + 7];
    byte[] before = "{\"a\":\"".getBytes(Fixtures.UTF8);
    System.arraycopy(before, 0, body, 0, before.length);
    for (int i = 0; i < bytes.length; i++) {
      body[before.length + i] = (byte) bytes[i];
    }
    body[body.length - 1] = '"';
    byte[] closed = Arrays.copyOf(body, body.length + 1);
    closed[body.length] = '}';
    return closed;
  }

  /** The body with blanks behind it, {@code size} bytes in all. */
  static byte[] padded(String body, int size) {
    byte[] good = body.getBytes(Fixtures.UTF8);
    byte[] padded = Arrays.copyOf(good, size);
    Arrays.fill(padded, good.length, size, (byte) ' ');
    return padded;
  }
}
