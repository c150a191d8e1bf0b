package io.andon.topology.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.EvidenceKind;
import io.andon.schema.internal.Link;
import io.andon.topology.kv.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The windowed inner join of alerts and downtime on the same asset, by when they began. Both sides
 * wait in the ingest store, ordered by time, so late data joins as long as its partner is kept and
 * no clock has to move. Why not the stream-stream join of Kafka Streams: docs/decisions/0003.
 */
final class OnsetJoin {
  /** How far apart two onsets may be; a space's own window may be narrower. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  /** How long an onset waits for a late partner. */
  static final Duration KEPT = Duration.ofHours(24);

  private final KeyValueStore<Bytes, byte[]> store;

  OnsetJoin(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes in one side and returns its links with the other, each partner once. */
  List<Link> join(String space, String asset, Onset onset) {
    store.put(
        IngestKeys.onsets(space, asset, onset.kind())
            .ascending(onset.at())
            .text(onset.ref())
            .bytes(),
        onset.ref().getBytes(UTF_8));
    EvidenceKind other =
        onset.kind() == EvidenceKind.ALERT ? EvidenceKind.DOWNTIME : EvidenceKind.ALERT;
    int timeAt = IngestKeys.onsets(space, asset, other).bytes().get().length;
    Bytes from = IngestKeys.onsets(space, asset, other).ascending(onset.at().minus(WINDOW)).bytes();
    Bytes to = IngestKeys.onsets(space, asset, other).ascending(onset.at().plus(WINDOW)).last();
    List<Link> links = new ArrayList<>();
    Set<String> joined = new HashSet<>();
    try (KeyValueIterator<Bytes, byte[]> partners = store.range(from, to)) {
      while (partners.hasNext()) {
        KeyValue<Bytes, byte[]> partner = partners.next();
        String ref = new String(partner.value, UTF_8);
        if (joined.add(ref)) {
          links.add(link(asset, onset, ref, Key.timeAt(partner.key, timeAt)));
        }
      }
    }
    return links;
  }

  private static Link link(String asset, Onset onset, String partner, Instant partnerAt) {
    return onset.kind() == EvidenceKind.ALERT
        ? new Link(onset.ref(), partner, asset, onset.at(), partnerAt)
        : new Link(partner, onset.ref(), asset, partnerAt, onset.at());
  }
}
