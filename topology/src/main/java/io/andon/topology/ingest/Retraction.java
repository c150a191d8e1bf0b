package io.andon.topology.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.alert.Fingerprint;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.Link;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A version that its space had no room for: INGEST drops it, or the next re-fire would be a
 * duplicate of something nobody knows. Goes round through {@code misplaced}, without a value.
 *
 * @param space whose it is
 * @param asset it is about
 * @param tag of the table in the ingest store
 * @param ref fingerprint or event_id
 */
public record Retraction(String space, String asset, char tag, String ref) {
  private static final String HEADER = "andon.retraction";

  /** What is to be dropped of a signal; null when it is nothing that INGEST remembers. */
  public static @Nullable Retraction of(Object body) {
    return switch (body) {
      case Alert alert ->
          new Retraction(
              alert.getSpace(),
              alert.getAsset(),
              IngestKeys.ALERT,
              Fingerprint.of(alert.getSource(), alert.getAlertId()));
      case DowntimeEvent event ->
          new Retraction(
              event.getSpace(), event.getRoiName(), IngestKeys.DOWNTIME, event.getEventId());
      case Asset asset -> null;
      case Link link -> null; // two onsets are forgotten by their own versions
      default -> throw new IllegalStateException("unexpected " + body.getClass());
    };
  }

  /** Key of the record that says so: that of the version. */
  public byte[] recordKey() {
    return IngestKeys.recordKey(space, asset);
  }

  /** Headers of the record that says so. */
  public Headers headers() {
    return new RecordHeaders().add(HEADER, (tag + ref).getBytes(UTF_8));
  }

  /** What a record of {@code misplaced} says is to be dropped; null when it is another one. */
  static @Nullable Retraction read(byte @Nullable [] key, Headers headers) {
    Header header = headers.lastHeader(HEADER);
    String name = key == null ? "" : new String(key, UTF_8);
    int bar = name.indexOf('|');
    if (header == null || header.value() == null || header.value().length == 0 || bar < 0) {
      return null;
    }
    String value = new String(header.value(), UTF_8);
    return new Retraction(
        name.substring(0, bar), name.substring(bar + 1), value.charAt(0), value.substring(1));
  }
}
