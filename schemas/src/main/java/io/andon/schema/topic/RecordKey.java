package io.andon.schema.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code <space>|<id>} of public topics; data format. All records about one asset have one
 * key, so they meet on one partition.
 *
 * @param space slug, which has no bar in it
 * @param id of an asset; on the topic {@code incidents} of an incident
 */
public record RecordKey(String space, String id) {
  private static final char BAR = '|';

  public static RecordKey of(Alert alert) {
    return new RecordKey(alert.getSpace(), alert.getAsset());
  }

  public static RecordKey of(DowntimeEvent event) {
    return new RecordKey(event.getSpace(), event.getRoiName());
  }

  public static RecordKey of(Asset asset) {
    return new RecordKey(asset.getSpace(), asset.getId());
  }

  public static RecordKey of(Incident incident) {
    return new RecordKey(incident.getSpace(), incident.getId());
  }

  /** The key of what comes in: an {@link Alert}, a {@link DowntimeEvent} or an {@link Asset}. */
  public static RecordKey ofInput(Object value) {
    return switch (value) {
      case Alert alert -> of(alert);
      case DowntimeEvent event -> of(event);
      case Asset asset -> of(asset);
      default -> throw new IllegalArgumentException("unexpected " + value.getClass());
    };
  }

  /** Reads a key; null when it is not of this form. */
  public static @Nullable RecordKey read(byte @Nullable [] key) {
    String text = key == null ? "" : new String(key, UTF_8);
    int bar = text.indexOf(BAR);
    return bar < 0 ? null : new RecordKey(text.substring(0, bar), text.substring(bar + 1));
  }

  public byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  /** The key as text. */
  @Override
  public String toString() {
    return space + BAR + id;
  }
}
