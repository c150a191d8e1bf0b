package io.andon.topology.store;

import io.andon.core.query.Page;
import io.andon.core.query.ShiftLogFilter;
import io.andon.core.query.Slice;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.internal.ShiftLog;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The shift logs of a space. Read from the store each time, for there are three a day. */
final class StoredShiftLogs {
  private static final char BY_DATE = 'b';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  StoredShiftLogs(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  @Nullable ShiftLog get(long id) {
    return SpaceTables.SHIFT_LOGS.get(store, SpaceKeys.shiftLog(space, id));
  }

  @Nullable ShiftLog of(ShiftOfDay shift) {
    byte[] id = store.get(SpaceKeys.shiftLogByDate(space, shift).bytes());
    return id == null ? null : get(ByteBuffer.wrap(id).getLong());
  }

  /** The latest shift first. */
  Page<ShiftLog> list(ShiftLogFilter filter, Slice slice) {
    return new Listing<ShiftLog>(
            BY_DATE, postings -> get(ByteBuffer.wrap(postings.value()).getLong()), null)
        .read(between(filter), slice, OptionalLong.empty());
  }

  // the latest date comes first
  private Postings between(ShiftLogFilter filter) {
    Key all = SpaceKeys.shiftLogsByDate(space);
    return new RangePostings(
        store,
        all,
        (filter.to() == null ? all : SpaceKeys.shiftLogsOfDate(space, filter.to())).bytes(),
        (filter.from() == null ? all : SpaceKeys.shiftLogsOfDate(space, filter.from())).last());
  }

  /** Only the task that owns the space writes. */
  static void write(KeyValueStore<Bytes, byte[]> store, ShiftLog log) {
    SpaceTables.SHIFT_LOGS.put(store, SpaceKeys.shiftLog(log.getSpace(), log.getId()), log);
    store.put(
        SpaceKeys.shiftLogByDate(log.getSpace(), ShiftOfDay.of(log)).bytes(),
        ByteBuffer.allocate(Long.BYTES).putLong(log.getId()).array());
  }
}
