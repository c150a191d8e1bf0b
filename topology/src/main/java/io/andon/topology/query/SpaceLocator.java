package io.andon.topology.query;

/** Finds the instance that answers for a space. */
public interface SpaceLocator {
  /** Where the state of the space can be read now. */
  Location locate(String space);

  /** Where a space's state is. */
  sealed interface Location {}

  /** Here. {@code stale}: from a standby, while no active task is available anywhere. */
  record Here(SpaceReader reader, boolean stale) implements Location {}

  /** On another instance, as it advertises itself ({@code application.server}). */
  record Elsewhere(String host, int port) implements Location {}

  /** Nowhere for the moment: state is moving or the instance is starting. */
  record Nowhere(String reason) implements Location {}
}
