package io.andon.core.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.andon.schema.Notification;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is sent, as JSON; described in docs/webhooks.md. Nobody's name or address is in
 * it.
 *
 * @param id of the notification: the same for every receiver of it
 * @param assets that failed; those downstream when it is told downstream
 * @param newEvidence pieces of evidence since people were told last
 */
record Payload(
    String id,
    String event,
    String space,
    String occurredAt,
    @Nullable Subject incident,
    List<String> assets,
    long newEvidence) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  // an emoji as itself, not as two escapes
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
          .build();

  /** The incident a notification is about, as it was then. */
  record Subject(String id, long number, String title, String state, String severity, String url) {}

  static Payload of(Notification notification, String url) {
    return new Payload(
        notification.getId(),
        notification.getKind(),
        notification.getSpace(),
        notification.getAt().toString(),
        new Subject(
            notification.getIncident(),
            notification.getNumber(),
            notification.getTitle(),
            notification.getState().name().toLowerCase(Locale.ROOT),
            notification.getSeverity().name().toLowerCase(Locale.ROOT),
            url),
        notification.getAssets(),
        notification.getNewEvidence());
  }

  static Payload ping(String id, String space, Instant at) {
    return new Payload(id, Deliveries.PING, space, at.toString(), null, List.of(), 0);
  }

  String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
