package io.andon.topology.store;

import io.andon.core.downtime.DowntimeMerge;
import io.andon.core.query.DowntimeFilter;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lists of downtime events, oldest first. */
final class DowntimeLists {
  /** Downtime that began earlier than this before a span is not looked for. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final char BY_DETECTED = 'd';
  private static final char BY_UPDATED = 'u';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  DowntimeLists(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  Page<DowntimeRow> read(DowntimeFilter filter, Slice slice) {
    // the later of the two bounds is the narrower range
    Instant updatedSince = filter.updatedSince();
    return updatedSince != null && updatedSince.isAfter(filter.since())
        ? read(BY_UPDATED, updatedSince, filter, slice)
        : read(BY_DETECTED, filter.since(), filter, slice);
  }

  /** Those that touch the span, {@code to} not included, oldest first. */
  List<DowntimeRow> within(Instant from, Instant to) {
    List<DowntimeRow> rows = new ArrayList<>();
    try (RangePostings postings =
        new RangePostings(
            store,
            prefix(BY_DETECTED),
            prefix(BY_DETECTED).ascending(from.minus(LONGEST)).bytes(),
            prefix(BY_DETECTED).ascending(to.minusMillis(1)).last())) {
      while (postings.next()) {
        DowntimeRow row = mayTouch(postings, from) ? row(postings) : null;
        if (row != null && (row.getActive() || end(row).isAfter(from))) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  // nearly all downtime before the span is short: their rows need not be read
  private static boolean mayTouch(Postings postings, Instant from) {
    return ByteBuffer.wrap(postings.value()).getLong() > from.toEpochMilli();
  }

  /**
   * The value of an entry of the index by detection: when the downtime is surely over. To the hour,
   * so that downtime that grows seldom writes its entry anew.
   */
  static byte[] over(DowntimeRow row) {
    long over =
        row.getActive()
            ? Long.MAX_VALUE
            : end(row).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS).toEpochMilli();
    return ByteBuffer.allocate(Long.BYTES).putLong(over).array();
  }

  private static Instant end(DowntimeRow row) {
    return DowntimeMerge.end(row.getDowntime());
  }

  private Page<DowntimeRow> read(char order, Instant from, DowntimeFilter filter, Slice slice) {
    RangePostings postings =
        new RangePostings(
            store, prefix(order), prefix(order).ascending(from).bytes(), prefix(order).last());
    return new Listing<DowntimeRow>(order, this::row, row -> filter.matches(row.getDowntime()))
        .read(postings, slice, OptionalLong.empty());
  }

  private Key prefix(char order) {
    return order == BY_UPDATED
        ? SpaceKeys.downtimeByUpdated(space)
        : SpaceKeys.downtimeByDetected(space);
  }

  private @Nullable DowntimeRow row(Postings postings) {
    String id = Key.textAt(postings.position(), Long.BYTES);
    return SpaceTables.DOWNTIMES.get(store, SpaceKeys.downtime(space, id));
  }
}
