package io.andon.topology.store;

import io.andon.schema.internal.ShiftLog;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.Page;
import io.andon.topology.query.Slice;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
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

  @Nullable Long idOf(LocalDate date, Shift shift) {
    byte[] id = store.get(SpaceKeys.shiftLogByDate(space, date, shift).bytes());
    return id == null ? null : ByteBuffer.wrap(id).getLong();
  }

  Optional<ShiftLog> of(LocalDate date, Shift shift) {
    return Optional.ofNullable(idOf(date, shift)).map(this::get);
  }

  /** The latest shift first. */
  Page<ShiftLog> list(Slice slice) {
    return new Listing<ShiftLog>(
            BY_DATE, postings -> get(ByteBuffer.wrap(postings.value()).getLong()), null)
        .read(
            new RangePostings(store, SpaceKeys.shiftLogsByDate(space)),
            slice,
            OptionalLong.empty());
  }

  /** Only the task that owns the space writes. */
  static void write(KeyValueStore<Bytes, byte[]> store, ShiftLog log) {
    SpaceTables.SHIFT_LOGS.put(store, SpaceKeys.shiftLog(log.getSpace(), log.getId()), log);
    store.put(
        SpaceKeys.shiftLogByDate(
                log.getSpace(), LocalDate.parse(log.getDate()), Shift.valueOf(log.getShift()))
            .bytes(),
        ByteBuffer.allocate(Long.BYTES).putLong(log.getId()).array());
  }
}
