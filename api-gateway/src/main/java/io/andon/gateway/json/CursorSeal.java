package io.andon.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Cursor;
import io.andon.gateway.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Ties cursors to their list: the same path with the same filters. A cursor that was changed on its
 * way, or is of another list, would go on at a place that nobody meant. It is a checksum and no
 * secret: who computes one for himself reads no more than the list holds.
 */
public final class CursorSeal {
  private static final char SEPARATOR = '.';

  private final Supplier<String> list;

  /**
   * @param list what tells the list from every other; asked for only when there is a cursor
   */
  public CursorSeal(Supplier<String> list) {
    this.list = list;
  }

  /** The cursor as clients carry it. */
  public String close(Cursor cursor) {
    String text = cursor.text();
    return text + SEPARATOR + sum(text);
  }

  /**
   * The cursor that a client carried.
   *
   * @throws ProblemException when it is none, or was not given out for this list
   */
  public Cursor open(String sealed) {
    int end = sealed.lastIndexOf(SEPARATOR);
    if (end < 0 || !sealed.substring(end + 1).equals(sum(sealed.substring(0, end)))) {
      throw ProblemException.noCursor();
    }
    return Cursor.parse(sealed.substring(0, end)).orElseThrow(ProblemException::noCursor);
  }

  private String sum(String cursor) {
    String all = list.get() + '\0' + cursor;
    UUID sum = UUID.nameUUIDFromBytes(all.getBytes(UTF_8));
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(sum.getLeastSignificantBits()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
