package io.andon.topology.delivery;

import io.andon.schema.internal.Delivery;

/**
 * What has a health of its own: a webhook, or the mail server on behalf of a space. One that does
 * not answer holds up its own lane and no other.
 *
 * @param space slug
 * @param name unique within the space
 */
public record LaneId(String space, String name) {
  private static final String EMAIL = "email";

  public static LaneId of(Delivery delivery) {
    return new LaneId(
        delivery.getSpace(),
        switch (delivery.getKind()) {
          case WEBHOOK -> "webhook/" + delivery.getReceiver();
          case EMAIL -> EMAIL;
        });
  }
}
