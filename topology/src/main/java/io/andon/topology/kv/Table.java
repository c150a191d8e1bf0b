package io.andon.topology.kv;

import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one type in a store that holds many. What is read may be kept decoded and shared: rows
 * are read-only.
 */
public final class Table<V extends SpecificRecord> {
  private static final int MOST_BYTES = Topic.MAX_RECORD_BYTES - Topic.MAX_INTAKE_BYTES;

  private final SingleObject.Codec<V> codec;

  public Table(SingleObject.Codec<V> codec) {
    this.codec = codec;
  }

  public @Nullable V get(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key key) {
    byte[] value = store.get(key.bytes());
    return value == null ? null : codec.decode(value);
  }

  /** A row from a value that was read elsewhere. */
  public V decode(byte[] value) {
    return codec.decode(value);
  }

  public void put(KeyValueStore<Bytes, byte[]> store, Key key, V value) {
    byte[] row = codec.encode(value);
    if (row.length > MOST_BYTES) {
      // what is written is measured before; this is so that a miss costs one record, which is
      // parked, and not the commit of all
      throw new RowTooLargeException(value.getSchema().getName(), row.length);
    }
    store.put(key.bytes(), row);
  }

  /** Every row whose key starts with {@code prefix}, in key order. */
  public List<V> scan(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key prefix) {
    return scan(store, prefix.bytes(), prefix.last(), row -> true, Integer.MAX_VALUE);
  }

  /**
   * The first {@code limit} rows from {@code from} to {@code to}, both included, that pass the
   * filter.
   */
  public List<V> scan(
      ReadOnlyKeyValueStore<Bytes, byte[]> store,
      Bytes from,
      Bytes to,
      Predicate<V> filter,
      int limit) {
    List<V> rows = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
      while (entries.hasNext() && rows.size() < limit) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        V row = codec.decode(entry.value);
        if (filter.test(row)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
