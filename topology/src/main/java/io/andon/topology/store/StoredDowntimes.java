package io.andon.topology.store;

import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.space.Change;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stops of a space with their indexes. */
final class StoredDowntimes {
  private static final byte[] PRESENT = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final RowCache<String, DowntimeRow> recent = new RowCache<>(StoredSpace.RECENT);

  StoredDowntimes(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
  }

  @Nullable DowntimeRow get(String eventId) {
    return recent.get(
        eventId, () -> SpaceTables.DOWNTIMES.get(store, SpaceKeys.downtime(slug, eventId)));
  }

  void write(Change.DowntimeSaved change) {
    DowntimeRow row = change.row();
    DowntimeEvent event = row.getDowntime();
    recent.put(event.getEventId(), row);
    SpaceTables.DOWNTIMES.put(store, SpaceKeys.downtime(slug, event.getEventId()), row);
    DowntimeEvent before = change.before() == null ? null : change.before().getDowntime();
    move(
        () -> SpaceKeys.downtimeByDetected(slug),
        before == null ? null : before.getDetectedAt(),
        event.getDetectedAt(),
        event.getEventId());
    move(
        () -> SpaceKeys.downtimeByUpdated(slug),
        before == null ? null : before.getUpdatedAt(),
        event.getUpdatedAt(),
        event.getEventId());
  }

  private void move(Supplier<Key> index, @Nullable Instant before, Instant now, String id) {
    if (now.equals(before)) {
      return;
    }
    if (before != null) {
      store.delete(index.get().ascending(before).text(id).bytes());
    }
    store.put(index.get().ascending(now).text(id).bytes(), PRESENT);
  }

  void forget(DowntimeEvent event) {
    String id = event.getEventId();
    recent.remove(id);
    store.delete(SpaceKeys.downtime(slug, id).bytes());
    store.delete(
        SpaceKeys.downtimeByDetected(slug).ascending(event.getDetectedAt()).text(id).bytes());
    store.delete(
        SpaceKeys.downtimeByUpdated(slug).ascending(event.getUpdatedAt()).text(id).bytes());
  }
}
