package io.andon.topology.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.EvidenceKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Onsets as they wait in the join's windows: kind, time, ref. Lives as long as a window, so it
 * needs no schema.
 */
final class OnsetSerde {
  private OnsetSerde() {}

  static Serde<Onset> create() {
    return Serdes.serdeFrom(
        (topic, onset) -> {
          byte[] ref = onset.ref().getBytes(UTF_8);
          return ByteBuffer.allocate(17 + ref.length)
              .put((byte) (onset.kind() == EvidenceKind.ALERT ? 'a' : 'd'))
              .putLong(onset.at().toEpochMilli())
              .putLong(onset.arrivedAt().toEpochMilli())
              .put(ref)
              .array();
        },
        (topic, bytes) -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          EvidenceKind kind = buffer.get() == 'a' ? EvidenceKind.ALERT : EvidenceKind.DOWNTIME;
          Instant at = Instant.ofEpochMilli(buffer.getLong());
          Instant arrivedAt = Instant.ofEpochMilli(buffer.getLong());
          return new Onset(kind, UTF_8.decode(buffer).toString(), at, arrivedAt);
        });
  }
}
