package io.andon.topology.store;

import io.andon.topology.kv.Key;
import io.andon.topology.kv.Postings;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The history of an incident, which is stored oldest first, from its end. */
final class HistoryPostings implements Postings {
  private static final Bytes BEFORE_ALL = Bytes.wrap(new byte[0]);

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final byte[] prefix;
  private final Bytes first;
  private KeyValueIterator<Bytes, byte[]> entries;
  private Bytes position = BEFORE_ALL;
  private byte @Nullable [] value;

  /**
   * @param history prefix of its rows
   */
  HistoryPostings(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key history) {
    this.store = store;
    this.first = history.bytes();
    this.prefix = first.get();
    this.entries = store.reverseRange(first, history.last());
  }

  @Override
  public boolean next() {
    if (!entries.hasNext()) {
      value = null;
      return false;
    }
    KeyValue<Bytes, byte[]> entry = entries.next();
    byte[] key = entry.key.get();
    position = flipped(Arrays.copyOfRange(key, prefix.length, key.length));
    value = entry.value;
    return true;
  }

  /** Turns the order of versions round. */
  private static Bytes flipped(byte[] bytes) {
    byte[] flipped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      flipped[i] = (byte) ~bytes[i];
    }
    return Bytes.wrap(flipped);
  }

  @Override
  public boolean seek(Bytes wanted) {
    byte[] version = flipped(wanted.get()).get();
    byte[] last = Arrays.copyOf(prefix, prefix.length + version.length);
    System.arraycopy(version, 0, last, prefix.length, version.length);
    entries.close();
    entries = store.reverseRange(first, Bytes.wrap(last));
    return next();
  }

  @Override
  public Bytes position() {
    return position;
  }

  @Override
  public byte[] value() {
    if (value == null) {
      throw new IllegalStateException("not on an entry");
    }
    return value;
  }

  @Override
  public void close() {
    entries.close();
  }
}
