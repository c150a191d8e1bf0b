package io.andon.topology.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows used last, decoded; the least recently used one goes when it is full. */
final class RowCache<V> {
  private final Map<String, V> rows;

  RowCache(int capacity) {
    this.rows =
        new LinkedHashMap<>(256, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The row, from the store when it is not here. */
  @Nullable V get(String id, Supplier<@Nullable V> stored) {
    V row = rows.get(id);
    if (row == null) {
      row = stored.get();
      if (row != null) {
        rows.put(id, row);
      }
    }
    return row;
  }

  void put(String id, V row) {
    rows.put(id, row);
  }

  void remove(String id) {
    rows.remove(id);
  }
}
