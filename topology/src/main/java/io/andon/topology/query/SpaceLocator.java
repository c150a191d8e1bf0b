package io.andon.topology.query;

/** Finds the instance that answers for a space. */
public interface SpaceLocator {
  /** Where the state of the space can be read now. */
  Location<SpaceReader> locate(String space);

  /** Where what the space sends can be read now; it may be on another instance than its state. */
  Location<DeliveryReader> deliveries(String space);

  /** Where a space's state is, or a part of it, and what it is read with. */
  sealed interface Location<R> {}

  /** Here. {@code stale}: from a standby, while no active task is available anywhere. */
  record Here<R>(R reader, boolean stale) implements Location<R> {}

  /** On another instance, as it advertises itself ({@code application.server}). */
  record Elsewhere<R>(String host, int port) implements Location<R> {}

  /** Nowhere for the moment: state is moving or the instance is starting. */
  record Nowhere<R>(String reason) implements Location<R> {}
}
