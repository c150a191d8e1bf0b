package io.andon.topology.delivery.mail;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Outcome;

/** Stands in where no mail server is set: what was queued when there was one waits for the next. */
public final class NoMailTransport implements DeliveryTransport {
  @Override
  public Outcome send(Attempt attempt) {
    return new Outcome.Unavailable(null, "no mail server is set", null);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
