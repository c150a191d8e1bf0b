package io.andon.topology.ingest;

import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.AlertVersion;
import io.andon.core.alert.Fingerprint;
import io.andon.core.downtime.DowntimeMerge;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.EvidenceKind;
import io.andon.schema.internal.AlertState;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.RecordKey;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.RowCache;
import io.andon.topology.kv.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Merges versions of alerts and downtime events with what the ingest store holds, and tells changes
 * from duplicates. What was seen lately is also kept decoded: a storm of re-fires then costs no
 * read of the store, and the newest version of each is known without writing it at every re-fire.
 * After a failover that one time may be older than what was seen, never wrong about anything else.
 */
final class VersionMerge {
  private static final int RECENT = 5_000;
  static final Table<AlertState> ALERTS = new Table<>(SingleObject.codec(AlertState.class));
  static final Table<DowntimeEvent> DOWNTIMES =
      new Table<>(SingleObject.codec(DowntimeEvent.class));

  private final KeyValueStore<Bytes, byte[]> store;
  private final RowCache<Bytes, AlertState> alerts = new RowCache<>(RECENT);
  private final RowCache<Bytes, DowntimeEvent> downtimes = new RowCache<>(RECENT);

  VersionMerge(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * A change to tell.
   *
   * @param body the merged alert or downtime event, or an asset as it came
   * @param onset what to join; null when it is no onset
   * @param follows whether it was merged with a version before it
   */
  record Change(SpecificRecord body, @Nullable Onset onset, boolean follows) {}

  /**
   * The change the version makes; null when it is a duplicate or a straggler.
   *
   * @param redelivery of the alert's space
   */
  @Nullable Change alert(Alert incoming, Instant arrivedAt, Supplier<Duration> redelivery) {
    AlertVersion version = AlertVersion.reported(incoming, arrivedAt);
    String fingerprint = Fingerprint.of(incoming.getSource(), incoming.getAlertId());
    Key key = IngestKeys.alert(incoming.getSpace(), incoming.getAsset(), fingerprint);
    Bytes bytes = key.bytes();
    AlertState current = alerts.get(bytes, () -> ALERTS.get(store, key));
    boolean wasActive = current != null && current.getAlert().getStatus() == AlertStatus.ACTIVE;
    AlertMerge.Merged merged = AlertMerge.merge(current, version, redelivery);
    alerts.put(bytes, merged.state());
    if (!merged.changed()) {
      return null;
    }
    ALERTS.put(store, key, merged.state());
    boolean began = !wasActive && merged.alert().getStatus() == AlertStatus.ACTIVE;
    return new Change(
        merged.alert(),
        began ? new Onset(EvidenceKind.ALERT, fingerprint, merged.alert().getStartsAt()) : null,
        current != null);
  }

  /** Drops the last version of something, so that the next one is news. */
  void retract(Retraction retraction) {
    RecordKey about = retraction.recordKey();
    Key key =
        retraction.tag() == IngestKeys.ALERT
            ? IngestKeys.alert(about.space(), about.id(), retraction.ref())
            : IngestKeys.downtime(about.space(), about.id(), retraction.ref());
    alerts.remove(key.bytes());
    downtimes.remove(key.bytes());
    store.delete(key.bytes());
  }

  /** The change the version makes; null when it is a duplicate or a straggler. */
  @Nullable Change downtime(DowntimeEvent incoming) {
    Key key =
        IngestKeys.downtime(incoming.getSpace(), incoming.getRoiName(), incoming.getEventId());
    Bytes bytes = key.bytes();
    DowntimeEvent current = downtimes.get(bytes, () -> DOWNTIMES.get(store, key));
    DowntimeMerge.number(current, incoming);
    if (!DowntimeMerge.replaces(current, incoming)) {
      return null;
    }
    downtimes.put(bytes, incoming);
    DOWNTIMES.put(store, key, incoming);
    return new Change(
        incoming,
        joinsAgain(current, incoming)
            ? new Onset(EvidenceKind.DOWNTIME, incoming.getEventId(), joinTime(current, incoming))
            : null,
        current != null);
  }

  /**
   * Downtime joins when it begins, and again each half window it goes on, so that later alerts
   * still meet it.
   */
  private static boolean joinsAgain(@Nullable DowntimeEvent before, DowntimeEvent now) {
    return before == null || halfWindows(now) > halfWindows(before);
  }

  private static long halfWindows(DowntimeEvent event) {
    return (long) (event.getDowntimeSeconds() * 1000) / (OnsetJoin.WINDOW.toMillis() / 2);
  }

  private static Instant joinTime(@Nullable DowntimeEvent before, DowntimeEvent now) {
    return before == null ? now.getDetectedAt() : DowntimeMerge.end(now);
  }
}
