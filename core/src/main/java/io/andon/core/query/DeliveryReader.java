package io.andon.core.query;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.util.Optional;

/** Typed reads of what a space sends: to its webhooks, and by e-mail. */
public interface DeliveryReader {
  /** Newest first, with the total; a delivery that is replayed counts as new. */
  Page<Delivery> deliveries(String webhook, Optional<DeliveryStatus> status, Slice slice);

  /** As {@link #deliveries}, of everything that goes out by e-mail. */
  Page<Delivery> emails(Optional<DeliveryStatus> status, Slice slice);

  /** The delivery with this id, whoever receives it. */
  Optional<Delivery> find(String id);

  /** How a webhook is doing. */
  ReceiverStatus webhook(String id);

  /** How the mail server is doing on behalf of the space. */
  ReceiverStatus mail();
}
