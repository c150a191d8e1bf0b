package io.andon.core.query;

import java.util.function.Supplier;

/** Finds the instance that answers for a space. */
public interface SpaceLocator {
  /** Where the state of the space can be read now. */
  Location<SpaceReader> locate(String space);

  /** Where what the space sends can be read now; it may be on another instance than its state. */
  Location<DeliveryReader> deliveries(String space);

  /** Where a space's state is, or a part of it, and what it is read with. */
  sealed interface Location<R> {}

  /** Here. {@code stale}: from a copy, while no active task answers. */
  record Here<R>(R reader, boolean stale) implements Location<R> {}

  /**
   * On another instance.
   *
   * @param peer the instance
   * @param copy where a copy can be read in case the peer does not answer
   */
  record Elsewhere<R>(Peer peer, Supplier<Location<R>> copy) implements Location<R> {
    /** Where there is no copy. */
    public static <R> Elsewhere<R> only(String host, int port) {
      return new Elsewhere<>(
          new Peer(host, port),
          () -> new Nowhere<>("the node that holds this space does not answer"));
    }
  }

  /** Nowhere for the moment: state is moving or the instance is starting. */
  record Nowhere<R>(String reason) implements Location<R> {}

  /** Another instance, as it advertises itself ({@code application.server}). */
  record Peer(String host, int port) {}
}
