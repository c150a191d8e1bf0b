package io.andon.core.query;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on: behind the last row that was read. Rows that are added meanwhile neither
 * repeat nor hide others. Opaque to clients.
 */
public final class Cursor {
  private static final int LONGEST = 2_000;

  private final char order;
  private final byte[] position;

  private Cursor(char order, byte[] position) {
    this.order = order;
    this.position = position;
  }

  /**
   * A cursor behind a row.
   *
   * @param order the order of the list, for a cursor fits no other
   * @param position of the row in that order
   */
  public static Cursor behind(char order, byte[] position) {
    return new Cursor(order, position.clone());
  }

  /** Reads a cursor; empty when the text is none. */
  public static Optional<Cursor> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length < 2
          ? Optional.empty()
          : Optional.of(new Cursor((char) bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The position in a list of this order.
   *
   * @throws CursorMismatchException when the cursor is of another list
   */
  public byte[] position(char wanted) {
    if (order != wanted) {
      throw new CursorMismatchException();
    }
    return position.clone();
  }

  /** As clients carry it. */
  public String text() {
    byte[] bytes = new byte[position.length + 1];
    bytes[0] = (byte) order;
    System.arraycopy(position, 0, bytes, 1, position.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
