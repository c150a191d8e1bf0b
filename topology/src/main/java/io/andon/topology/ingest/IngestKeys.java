package io.andon.topology.ingest;

import io.andon.schema.EvidenceKind;
import io.andon.topology.kv.Key;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the ingest store. Tags are data format; changing one needs a decision record. */
final class IngestKeys {
  static final char ALERT = 'a';
  static final char DOWNTIME = 'd';
  static final char ONSET = 'j';

  private IngestKeys() {}

  static Key alert(String space, String asset, String fingerprint) {
    return Key.of(ALERT).text(space).text(asset).text(fingerprint);
  }

  static Key downtime(String space, String asset, String eventId) {
    return Key.of(DOWNTIME).text(space).text(asset).text(eventId);
  }

  /** One side of the join on an asset; goes on with time and ref. Value: ref. */
  static Key onsets(String space, String asset, EvidenceKind kind) {
    return Key.of(ONSET).text(space).text(asset).text(kind.name());
  }

  /** The time in the key of an onset. */
  static Instant onsetTime(Bytes key) {
    int offset = 1;
    for (int texts = 0; texts < 3; texts++) {
      offset = Key.afterText(key, offset);
    }
    return Key.timeAt(key, offset);
  }
}
