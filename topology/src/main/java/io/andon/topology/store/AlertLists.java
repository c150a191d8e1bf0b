package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.AlertFilter;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.SpaceTally;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import io.andon.topology.kv.UnionPostings;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lists of alerts, newest first. */
final class AlertLists {
  private static final char BY_FIRST_SEEN = 'a';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  AlertLists(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  Page<AlertRow> read(AlertFilter filter, Slice slice, SpaceTally tally) {
    Part active = new Part(SpaceKeys.alertsByStatus(space, true), CounterNames.alerts(true));
    Part resolved = new Part(SpaceKeys.alertsByStatus(space, false), CounterNames.alerts(false));
    List<Part> parts =
        switch (filter) {
          case ALL -> List.of(active, resolved);
          case ACTIVE -> List.of(active);
          case RESOLVED -> List.of(resolved);
          case THREATS -> List.of(new Part(SpaceKeys.threats(space), CounterNames.THREATS));
        };
    long total =
        parts.stream().mapToLong(part -> tally.getAlerts().getOrDefault(part.counter(), 0L)).sum();
    Stream<Postings> postings = parts.stream().map(part -> new RangePostings(store, part.index()));
    return new Listing<>(BY_FIRST_SEEN, this::row, null)
        .read(new UnionPostings(postings.toList()), slice, OptionalLong.of(total));
  }

  private record Part(Key index, String counter) {}

  private @Nullable AlertRow row(Postings postings) {
    String fingerprint = new String(postings.value(), UTF_8);
    return SpaceTables.ALERTS.get(store, SpaceKeys.alert(space, fingerprint));
  }
}
