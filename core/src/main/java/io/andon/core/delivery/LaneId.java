package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What has a health of its own: a webhook, or the mail server on behalf of a space. One that does
 * not answer holds up its own lane and no other.
 *
 * @param space slug
 * @param name unique within the space
 */
public record LaneId(String space, String name) {
  private static final String EMAIL = "email";
  private static final String WEBHOOK = "webhook/";

  public static LaneId of(Delivery delivery) {
    return new LaneId(
        delivery.getSpace(),
        switch (delivery.getKind()) {
          case WEBHOOK -> WEBHOOK + delivery.getReceiver();
          case EMAIL -> EMAIL;
        });
  }

  public static LaneId ofWebhook(String space, String webhook) {
    return new LaneId(space, WEBHOOK + webhook);
  }

  public static LaneId ofEmail(String space) {
    return new LaneId(space, EMAIL);
  }

  /** Id of the webhook; null: it is no webhook's lane. */
  public @Nullable String webhook() {
    return name.startsWith(WEBHOOK) ? name.substring(WEBHOOK.length()) : null;
  }
}
