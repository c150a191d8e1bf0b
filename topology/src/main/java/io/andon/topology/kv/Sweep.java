package io.andon.topology.kv;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A walk over tables of a store, a slice at a time so that no record waits for it. At the end of
 * the last table it begins anew.
 */
public final class Sweep {
  private final KeyValueStore<Bytes, byte[]> store;
  private final List<Key> tables;
  private final int slice;
  private int table;
  private Bytes position;

  /**
   * @param tables what the keys of each begin with
   * @param slice entries at a time
   */
  public Sweep(KeyValueStore<Bytes, byte[]> store, List<Key> tables, int slice) {
    this.store = store;
    this.tables = tables;
    this.slice = slice;
    this.position = tables.getFirst().bytes();
  }

  /** Shows the next entries, all of one table; none when it is empty. */
  public void next(Consumer<KeyValue<Bytes, byte[]>> reader) {
    // one by one, for together they may be more than fits into memory
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(position, tables.get(table).last())) {
      for (int seen = 0; entries.hasNext(); seen++) {
        if (seen == slice) {
          position = entries.next().key;
          return;
        }
        reader.accept(entries.next());
      }
    }
    table = (table + 1) % tables.size();
    position = tables.get(table).bytes();
  }
}
