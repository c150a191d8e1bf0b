package io.andon.topology.kv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows used last, decoded; the least recently used one goes when it is full. Every reader gets
 * the same object.
 */
public final class RowCache<K, V> {
  private final Map<K, V> rows;

  public RowCache(int capacity) {
    this.rows =
        new LinkedHashMap<>(256, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The row, from the store when it is not here. */
  public @Nullable V get(K id, Supplier<@Nullable V> stored) {
    V row = rows.get(id);
    if (row == null) {
      row = stored.get();
      if (row != null) {
        rows.put(id, row);
      }
    }
    return row;
  }

  public void put(K id, V row) {
    rows.put(id, row);
  }

  public void remove(K id) {
    rows.remove(id);
  }
}
