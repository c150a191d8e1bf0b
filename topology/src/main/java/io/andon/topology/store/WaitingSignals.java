package io.andon.topology.store;

import io.andon.schema.internal.Signal;
import io.andon.topology.kv.Key;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the partition's spaces that wait for their space's turn: in the store, since what was
 * read counts as done, each space's in the order they came. Where each queue begins and ends is
 * kept in memory.
 */
public final class WaitingSignals {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<String, Queue> queues = new HashMap<>();
  private final ArrayDeque<String> turns = new ArrayDeque<>();

  /** What waits of one space: numbers from {@code next} on, up to {@code end}. */
  private static final class Queue {
    private long next;
    private long end;

    private Queue(long first) {
      this.next = first;
      this.end = first;
    }
  }

  /** Reads what waits. */
  public WaitingSignals(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    Key all = Key.of(SpaceKeys.WAITING);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(all.bytes(), all.last())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        long number = Key.ascendingAt(entry.key, Key.afterText(entry.key, 1));
        queue(Key.textAt(entry.key, 1), number).end = number + 1;
      }
    }
  }

  private Queue queue(String space, long first) {
    Queue queue = queues.get(space);
    if (queue == null) {
      queue = new Queue(first);
      queues.put(space, queue);
      turns.add(space);
    }
    return queue;
  }

  /** Whether signals of the space wait: a later one has to wait behind them. */
  public boolean has(String space) {
    return queues.containsKey(space);
  }

  public boolean isEmpty() {
    return turns.isEmpty();
  }

  /** How many wait. */
  public long size() {
    long size = 0;
    for (Queue queue : queues.values()) {
      size += queue.end - queue.next;
    }
    return size;
  }

  public void add(Signal signal) {
    Queue queue = queue(signal.getSpace(), 0);
    SpaceTables.WAITING.put(store, SpaceKeys.waiting(signal.getSpace(), queue.end++), signal);
  }

  /** Takes the next one, of each space in turn; null when none waits. */
  public @Nullable Signal take() {
    String space = turns.poll();
    Queue queue = space == null ? null : queues.get(space);
    if (space == null || queue == null) {
      return null;
    }
    Key key = SpaceKeys.waiting(space, queue.next++);
    Signal signal = SpaceTables.WAITING.get(store, key);
    store.delete(key.bytes());
    if (queue.next < queue.end) {
      turns.add(space);
    } else {
      queues.remove(space);
    }
    if (signal == null) {
      throw new IllegalStateException("a signal of " + space + " that waits is not in the store");
    }
    return signal;
  }
}
