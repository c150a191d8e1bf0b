package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.alert.AlertIndexedFields;
import io.andon.core.space.Change;
import io.andon.schema.internal.AlertRow;
import io.andon.topology.kv.RowCache;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The alerts of a space with their indexes. */
final class StoredAlerts {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final SpaceCounters counters;
  private final RowCache<String, AlertRow> recent = new RowCache<>(StoredSpace.RECENT);

  StoredAlerts(KeyValueStore<Bytes, byte[]> store, String slug, SpaceCounters counters) {
    this.store = store;
    this.slug = slug;
    this.counters = counters;
  }

  @Nullable AlertRow get(String fingerprint) {
    return recent.get(
        fingerprint, () -> SpaceTables.ALERTS.get(store, SpaceKeys.alert(slug, fingerprint)));
  }

  void write(Change.OfAlerts change) {
    switch (change) {
      case Change.AlertSaved c -> save(c.row(), c.before());
      case Change.AlertExpired c -> expire(c.row());
    }
  }

  private void save(AlertRow row, @Nullable AlertRow old) {
    String fingerprint = row.getFingerprint();
    recent.put(fingerprint, row);
    SpaceTables.ALERTS.put(store, SpaceKeys.alert(slug, fingerprint), row);
    AlertIndexedFields before = old == null ? null : AlertIndexedFields.of(old);
    AlertIndexedFields now = AlertIndexedFields.of(row);
    if (now.threat() && (before == null || !before.threat())) {
      store.put(
          SpaceKeys.threat(slug, row.getFirstSeenAt(), fingerprint).bytes(),
          fingerprint.getBytes(UTF_8));
      counters.alerts(CounterNames.THREATS, 1);
    }
    if (before != null && before.threat() && !now.threat()) {
      unindexThreat(row);
    }
    if (before != null && before.active() == now.active()) {
      return;
    }
    if (before != null) {
      unindexStatus(row, before.active());
    }
    store.put(
        SpaceKeys.alertByStatus(slug, row.getActive(), row.getFirstSeenAt(), fingerprint).bytes(),
        fingerprint.getBytes(UTF_8));
    counters.alerts(CounterNames.alerts(row.getActive()), 1);
  }

  private void expire(AlertRow row) {
    recent.remove(row.getFingerprint());
    store.delete(SpaceKeys.alert(slug, row.getFingerprint()).bytes());
    unindexStatus(row, row.getActive());
    if (AlertIndexedFields.of(row).threat()) {
      unindexThreat(row);
    }
  }

  private void unindexStatus(AlertRow row, boolean active) {
    store.delete(
        SpaceKeys.alertByStatus(slug, active, row.getFirstSeenAt(), row.getFingerprint()).bytes());
    counters.alerts(CounterNames.alerts(active), -1);
  }

  private void unindexThreat(AlertRow row) {
    store.delete(SpaceKeys.threat(slug, row.getFirstSeenAt(), row.getFingerprint()).bytes());
    counters.alerts(CounterNames.THREATS, -1);
  }
}
