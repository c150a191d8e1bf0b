package io.andon.topology.store;

import io.andon.core.space.Change;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.kv.RowCache;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The downtime events of a space with their indexes. */
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

  void write(Change.OfDowntimes change) {
    switch (change) {
      case Change.DowntimeSaved c -> save(c.row(), c.before());
      case Change.DowntimeExpired c -> expire(c.row().getDowntime());
    }
  }

  private void save(DowntimeRow row, @Nullable DowntimeRow before) {
    DowntimeEvent event = row.getDowntime();
    recent.put(event.getEventId(), row);
    SpaceTables.DOWNTIMES.put(store, SpaceKeys.downtime(slug, event.getEventId()), row);
    moveDetected(row, before);
    moveUpdated(event, before);
  }

  private void moveDetected(DowntimeRow row, @Nullable DowntimeRow before) {
    String id = row.getDowntime().getEventId();
    Instant now = row.getDowntime().getDetectedAt();
    byte[] over = DowntimeLists.over(row);
    if (before != null) {
      Instant then = before.getDowntime().getDetectedAt();
      if (now.equals(then) && Arrays.equals(over, DowntimeLists.over(before))) {
        return;
      }
      if (!now.equals(then)) {
        store.delete(SpaceKeys.downtimeByDetected(slug).ascending(then).text(id).bytes());
      }
    }
    store.put(SpaceKeys.downtimeByDetected(slug).ascending(now).text(id).bytes(), over);
  }

  private void moveUpdated(DowntimeEvent event, @Nullable DowntimeRow before) {
    String id = event.getEventId();
    Instant now = event.getUpdatedAt();
    Instant then = before == null ? null : before.getDowntime().getUpdatedAt();
    if (now.equals(then)) {
      return;
    }
    if (then != null) {
      store.delete(SpaceKeys.downtimeByUpdated(slug).ascending(then).text(id).bytes());
    }
    store.put(SpaceKeys.downtimeByUpdated(slug).ascending(now).text(id).bytes(), PRESENT);
  }

  List<DowntimeRow> within(Instant from, Instant to) {
    return new DowntimeLists(store, slug).within(from, to);
  }

  private void expire(DowntimeEvent event) {
    String id = event.getEventId();
    recent.remove(id);
    store.delete(SpaceKeys.downtime(slug, id).bytes());
    store.delete(
        SpaceKeys.downtimeByDetected(slug).ascending(event.getDetectedAt()).text(id).bytes());
    store.delete(
        SpaceKeys.downtimeByUpdated(slug).ascending(event.getUpdatedAt()).text(id).bytes());
  }
}
