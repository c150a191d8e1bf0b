package io.andon.topology.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.topic.Topic;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, as it is kept: as it came, unless it is larger than what the
 * intake takes. Then key, value and headers are cut, so that a dead letter can always be written.
 *
 * @param headers those it came with, then the reason and, when the value was cut, its size
 */
public record DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
  /** What is kept of the value of a record that is too large, in bytes. */
  public static final int CUT_VALUE = 64 * 1024;

  /** Why what is too large cannot be used. */
  public static final String TOO_LARGE =
      "the record is larger than %d bytes".formatted(Topic.MAX_INTAKE_BYTES);

  private static final int CUT_KEY = 4 * 1024;
  private static final int CUT_HEADER = 1024;
  private static final int CUT_HEADERS = 20;
  private static final int CUT_REASON = 2_000;

  /** A record as it was found. */
  public record Found(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    /** A record without headers. */
    public static Found of(byte @Nullable [] key, byte @Nullable [] value) {
      return new Found(key, value, new RecordHeaders());
    }

    /** Bytes of key, value and headers, as far as they are here. */
    public long size() {
      long size = length(key) + (long) length(value);
      for (Header header : headers) {
        size += header.key().length() + (long) length(header.value());
      }
      return size;
    }
  }

  /** Whether a value is larger than what is taken in, or was before it was cut. */
  public static boolean tooLarge(byte @Nullable [] value, Headers headers) {
    return length(value) > Topic.MAX_INTAKE_BYTES
        || headers.lastHeader(DeadLetterHeaders.SIZE) != null;
  }

  /** The dead letter of a record. */
  public static DeadLetter of(Found record, String reason) {
    boolean cut = record.size() > Topic.MAX_INTAKE_BYTES;
    Headers headers = cut ? cut(record.headers()) : new RecordHeaders(record.headers());
    if (cut && length(record.value()) > CUT_VALUE) {
      stampSize(headers, length(record.value()));
    }
    put(
        headers,
        DeadLetterHeaders.REASON,
        reason.substring(0, Math.min(reason.length(), CUT_REASON)));
    return cut
        ? new DeadLetter(cut(record.key(), CUT_KEY), cut(record.value(), CUT_VALUE), headers)
        : new DeadLetter(record.key(), record.value(), headers);
  }

  /** Notes how large a value was before it was cut, unless that is known already. */
  public static void stampSize(Headers headers, long bytes) {
    if (headers.lastHeader(DeadLetterHeaders.SIZE) == null) {
      put(headers, DeadLetterHeaders.SIZE, Long.toString(bytes));
    }
  }

  private static Headers cut(Headers all) {
    Headers kept = new RecordHeaders();
    int count = 0;
    for (Header header : all) {
      if (count++ < CUT_HEADERS && header.key().length() <= CUT_HEADER) {
        kept.add(header.key(), cut(header.value(), CUT_HEADER));
      }
    }
    return kept;
  }

  private static byte @Nullable [] cut(byte @Nullable [] bytes, int limit) {
    return bytes == null || bytes.length <= limit ? bytes : Arrays.copyOf(bytes, limit);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(UTF_8));
  }
}
