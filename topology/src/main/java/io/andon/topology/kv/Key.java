package io.andon.topology.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Builds keys whose byte order is the order of their parts. Strings end with 0x00; a 0x00 inside
 * one becomes 0x00 0xFF (as in FoundationDB's tuple layer), so no string is a prefix of another
 * one's encoding. Numbers are eight bytes, big endian, sign flipped.
 */
public final class Key {
  private byte[] out = new byte[96];
  private int length;

  private Key(char tag) {
    write(tag);
  }

  private void write(int b) {
    if (length == out.length) {
      out = Arrays.copyOf(out, 2 * length);
    }
    out[length++] = (byte) b;
  }

  /** Starts the key of a table or index. */
  public static Key of(char tag) {
    return new Key(tag);
  }

  public Key text(String part) {
    byte[] bytes = part.getBytes(UTF_8);
    for (byte b : bytes) {
      write(b);
      if (b == 0) {
        write(0xFF);
      }
    }
    write(0);
    return this;
  }

  public Key ascending(long part) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      write((int) ((part ^ Long.MIN_VALUE) >>> shift));
    }
    return this;
  }

  public Key descending(long part) {
    return ascending(~part);
  }

  public Key ascending(Instant part) {
    return ascending(part.toEpochMilli());
  }

  public Key descending(Instant part) {
    return descending(part.toEpochMilli());
  }

  public Key small(int part) {
    write(part);
    return this;
  }

  /** The key. */
  public Bytes bytes() {
    return Bytes.wrap(Arrays.copyOf(out, length));
  }

  /** The largest key that starts with these parts and can occur: no part starts with nine 0xFF. */
  public Bytes last() {
    byte[] last = Arrays.copyOf(out, length + 9);
    Arrays.fill(last, length, length + 9, (byte) 0xFF);
    return Bytes.wrap(last);
  }

  /** The string part that begins at {@code offset} of a key. */
  public static String textAt(Bytes key, int offset) {
    byte[] bytes = key.get();
    byte[] text = new byte[bytes.length - offset];
    int length = 0;
    for (int i = offset; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        if (i + 1 == bytes.length || bytes[i + 1] != (byte) 0xFF) {
          break;
        }
        i++;
        text[length++] = 0;
      } else {
        text[length++] = bytes[i];
      }
    }
    return new String(text, 0, length, UTF_8);
  }

  /** Where the string part that begins at {@code offset} ends, its terminator included. */
  public static int afterText(Bytes key, int offset) {
    byte[] bytes = key.get();
    int i = offset;
    while (bytes[i] != 0 || (i + 1 < bytes.length && bytes[i + 1] == (byte) 0xFF)) {
      i++;
    }
    return i + 1;
  }

  /** Continues a key that was read: these bytes as they are. */
  Key raw(Bytes part) {
    for (byte b : part.get()) {
      write(b);
    }
    return this;
  }

  /** The descending number that begins at {@code offset} of a key. */
  public static long descendingAt(Bytes key, int offset) {
    return ~ByteBuffer.wrap(key.get(), offset, Long.BYTES).getLong() ^ Long.MIN_VALUE;
  }

  /** The ascending time that begins at {@code offset} of a key. */
  public static Instant timeAt(Bytes key, int offset) {
    return Instant.ofEpochMilli(ascendingAt(key, offset));
  }

  /** The ascending number that begins at {@code offset} of a key. */
  public static long ascendingAt(Bytes key, int offset) {
    return ByteBuffer.wrap(key.get(), offset, Long.BYTES).getLong() ^ Long.MIN_VALUE;
  }
}
