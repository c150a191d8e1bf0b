package io.andon.topology.kv;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one index with one prefix. Read backwards, positions are the complements of what
 * follows the prefix, so that they ascend all the same; what follows must have one length then.
 */
public final class RangePostings implements Postings {
  /** A step costs a fraction of opening an iterator anew. */
  private static final int STEPS_BEFORE_SEEK = 16;

  private static final Bytes BEFORE_ALL = Bytes.wrap(new byte[0]);

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final byte[] prefix;
  private final Bytes first;
  private final Bytes last;
  private final boolean backwards;
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
    this(store, prefix, first, last, false);
  }

  private RangePostings(
      ReadOnlyKeyValueStore<Bytes, byte[]> store,
      Key prefix,
      Bytes first,
      Bytes last,
      boolean backwards) {
    this.store = store;
    this.prefix = prefix.bytes().get();
    this.first = first;
    this.last = last;
    this.backwards = backwards;
    this.entries = backwards ? store.reverseRange(first, last) : store.range(first, last);
  }

  /** All entries with the prefix, the last one first. */
  public static RangePostings backwards(ReadOnlyKeyValueStore<Bytes, byte[]> store, Key prefix) {
    return new RangePostings(store, prefix, prefix.bytes(), prefix.last(), true);
  }

  @Override
  public boolean next() {
    if (!entries.hasNext()) {
      value = null;
      return false;
    }
    KeyValue<Bytes, byte[]> entry = entries.next();
    byte[] key = entry.key.get();
    position = directed(Arrays.copyOfRange(key, prefix.length, key.length));
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
    byte[] behind = directed(wanted.get().clone()).get();
    byte[] from = Arrays.copyOf(prefix, prefix.length + behind.length);
    System.arraycopy(behind, 0, from, prefix.length, behind.length);
    entries =
        backwards
            ? store.reverseRange(first, Bytes.wrap(from))
            : store.range(Bytes.wrap(from), last);
    return next();
  }

  /** A position for the end of a key, and the end of a key for a position; changes the bytes. */
  private Bytes directed(byte[] bytes) {
    for (int i = 0; backwards && i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return Bytes.wrap(bytes);
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
