package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads several ranges of an index as one list. A list of incidents in several states is the merge
 * of one range per state: so one index serves every filter, and an entry is written once.
 */
final class MergedScan {
  private MergedScan() {}

  /**
   * Values from {@code skip} on, at most {@code limit}, in the order of what follows the prefixes
   * in the keys.
   */
  static List<String> values(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, List<Key> prefixes, int skip, int limit) {
    List<Cursor> cursors = new ArrayList<>();
    try {
      for (Key prefix : prefixes) {
        cursors.add(new Cursor(store.range(prefix.bytes(), prefix.last()), prefix.bytes()));
      }
      PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.comparing(Cursor::position));
      cursors.stream().filter(Cursor::advance).forEach(queue::add);
      List<String> values = new ArrayList<>();
      int seen = 0;
      while (!queue.isEmpty() && values.size() < limit) {
        Cursor first = queue.remove();
        if (seen++ >= skip) {
          values.add(first.value());
        }
        if (first.advance()) {
          queue.add(first);
        }
      }
      return values;
    } finally {
      cursors.forEach(cursor -> cursor.entries.close());
    }
  }

  private static final class Cursor {
    private final KeyValueIterator<Bytes, byte[]> entries;
    private final int prefixLength;
    private Bytes position = Bytes.wrap(new byte[0]);
    private byte[] value = {};

    Cursor(KeyValueIterator<Bytes, byte[]> entries, Bytes prefix) {
      this.entries = entries;
      this.prefixLength = prefix.get().length;
    }

    boolean advance() {
      if (!entries.hasNext()) {
        return false;
      }
      KeyValue<Bytes, byte[]> entry = entries.next();
      byte[] key = entry.key.get();
      position = Bytes.wrap(java.util.Arrays.copyOfRange(key, prefixLength, key.length));
      value = entry.value;
      return true;
    }

    Bytes position() {
      return position;
    }

    String value() {
      return new String(value, UTF_8);
    }
  }
}
