package io.andon.topology.kv;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The entries of one index with one prefix. */
public final class RangePostings implements Postings {
  /** A step costs a fraction of opening an iterator anew. */
  private static final int STEPS_BEFORE_SEEK = 16;

  private static final Bytes BEFORE_ALL = Bytes.wrap(new byte[0]);

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final byte[] prefix;
  private final Bytes last;
  private KeyValueIterator<Bytes, byte[]> entries;
  private Bytes position = BEFORE_ALL;
  private byte @Nullable [] value;

  /** All entries with the prefix. */
  public RangePostings(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key prefix) {
    this(store, prefix, prefix.bytes(), prefix.last());
  }

  /** The entries with the prefix whose keys are between two, both included. */
  public RangePostings(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, Key prefix, Bytes first, Bytes last) {
    this.store = store;
    this.prefix = prefix.bytes().get();
    this.last = last;
    this.entries = store.range(first, last);
  }

  @Override
  public boolean next() {
    if (!entries.hasNext()) {
      value = null;
      return false;
    }
    KeyValue<Bytes, byte[]> entry = entries.next();
    byte[] key = entry.key.get();
    position = Bytes.wrap(Arrays.copyOfRange(key, prefix.length, key.length));
    value = entry.value;
    return true;
  }

  @Override
  public boolean seek(Bytes wanted) {
    if (value != null && position.compareTo(wanted) >= 0) {
      return true;
    }
    for (int i = 0; i < STEPS_BEFORE_SEEK && value != null; i++) {
      if (!next()) {
        return false;
      }
      if (position.compareTo(wanted) >= 0) {
        return true;
      }
    }
    entries.close();
    byte[] from = Arrays.copyOf(prefix, prefix.length + wanted.get().length);
    System.arraycopy(wanted.get(), 0, from, prefix.length, wanted.get().length);
    entries = store.range(Bytes.wrap(from), last);
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
