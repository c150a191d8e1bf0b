package io.andon.gateway.http;

import io.andon.core.query.DeliveryReader;
import io.andon.core.query.SpaceReader;

/** What a route does, once the caller is known and allowed unless it is for everybody. */
public sealed interface Action {
  /** Is for everybody, known or not. */
  @FunctionalInterface
  interface Open {
    Reply handle(AnonymousRequest request);
  }

  /** Needs no state: any node can do it. */
  @FunctionalInterface
  interface Anywhere {
    Reply handle(Request request);
  }

  /** Answers from the state of the space: runs on the node that owns it. */
  @FunctionalInterface
  interface AtOwner {
    Reply handle(Request request, SpaceReader reader);
  }

  /** Answers from what the space sends: runs on the node that owns that. */
  @FunctionalInterface
  interface AtSender {
    Reply handle(Request request, DeliveryReader reader);
  }

  /** An action for everybody. */
  record Opens(Open handler) implements Action {}

  /** An action without state. */
  record Acts(Anywhere handler) implements Action {}

  /** An action with state. */
  record Reads(AtOwner handler) implements Action {}

  /** An action on deliveries. */
  record ReadsDeliveries(AtSender handler) implements Action {}
}
