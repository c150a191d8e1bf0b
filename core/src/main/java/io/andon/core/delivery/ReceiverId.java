package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Names what has a health of its own: a webhook, or the mail server on behalf of a space. One that
 * does not answer holds up its own messages and no others.
 *
 * @param space slug
 * @param name unique within the space
 */
public record ReceiverId(String space, String name) {
  private static final String EMAIL = "email";
  private static final String WEBHOOK = "webhook/";

  public static ReceiverId of(Delivery delivery) {
    return new ReceiverId(
        delivery.getSpace(),
        switch (delivery.getKind()) {
          case WEBHOOK -> WEBHOOK + delivery.getReceiver();
          case EMAIL -> EMAIL;
        });
  }

  public static ReceiverId ofWebhook(String space, String webhook) {
    return new ReceiverId(space, WEBHOOK + webhook);
  }

  public static ReceiverId ofEmail(String space) {
    return new ReceiverId(space, EMAIL);
  }

  /** Id of the webhook; null: it is the mail server. */
  public @Nullable String webhook() {
    return name.startsWith(WEBHOOK) ? name.substring(WEBHOOK.length()) : null;
  }
}
