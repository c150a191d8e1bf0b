package io.andon.topology.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.alert.Fingerprint;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.Link;
import io.andon.schema.topic.RecordKey;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A version that its space had no room for: INGEST drops it, or the next re-fire would be a
 * duplicate of something nobody knows. Goes round through {@code misplaced}, without a value.
 *
 * @param recordKey key of the record that says so: that of the version
 * @param tag of the table in the ingest store
 * @param ref fingerprint or event_id
 */
public record Retraction(RecordKey recordKey, char tag, String ref) {
  private static final String HEADER = "andon.retraction";

  /** What is to be dropped of a signal; null when it is nothing that INGEST remembers. */
  public static @Nullable Retraction of(Object body) {
    return switch (body) {
      case Alert alert ->
          new Retraction(
              RecordKey.of(alert),
              IngestKeys.ALERT,
              Fingerprint.of(alert.getSource(), alert.getAlertId()));
      case DowntimeEvent event ->
          new Retraction(RecordKey.of(event), IngestKeys.DOWNTIME, event.getEventId());
      case Asset asset -> null;
      case Link link -> null; // two onsets are forgotten by their own versions
      default -> throw new IllegalStateException("unexpected " + body.getClass());
    };
  }

  /** Headers of the record that says so. */
  public Headers headers() {
    return new RecordHeaders().add(HEADER, (tag + ref).getBytes(UTF_8));
  }

  /** What a record of {@code misplaced} says is to be dropped; null when it is another one. */
  static @Nullable Retraction read(byte @Nullable [] key, Headers headers) {
    Header header = headers.lastHeader(HEADER);
    RecordKey recordKey = RecordKey.read(key);
    if (header == null
        || header.value() == null
        || header.value().length == 0
        || recordKey == null) {
      return null;
    }
    String value = new String(header.value(), UTF_8);
    return new Retraction(recordKey, value.charAt(0), value.substring(1));
  }
}
