package io.andon.topology.store;

import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.SpaceTally;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What a space's state lacks of what was published from it. */
public final class StateGap {
  private StateGap() {}

  /** What the state lacks of what the event says, in one sentence; empty when it lacks nothing. */
  public static Optional<String> of(
      IncidentEvent event, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    String space = event.getSpace();
    SpaceTally tally = SpaceTables.TALLIES.get(store, SpaceKeys.tally(space));
    long known = tally == null ? 0 : tally.getNextNumber() - 1;
    if (known < event.getNumber()) {
      return Optional.of(
          "space %s has given number %d, the state knows them up to %d"
              .formatted(space, event.getNumber(), known));
    }
    Incident incident =
        SpaceTables.INCIDENTS.get(store, SpaceKeys.incident(space, event.getIncident()));
    // of one that is gone the number is what is left
    return incident == null || incident.getVersion() >= event.getVersion()
        ? Optional.empty()
        : Optional.of(
            "incident #%d of space %s has version %d, the state has %d"
                .formatted(event.getNumber(), space, event.getVersion(), incident.getVersion()));
  }
}
