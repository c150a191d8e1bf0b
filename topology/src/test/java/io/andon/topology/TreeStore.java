package io.andon.topology;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** A key-value store that is a sorted map and nothing else. */
@NullUnmarked // as the interface it stands in for
public final class TreeStore implements KeyValueStore<Bytes, byte[]> {
  private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
  private final String name;
  private int openIterators;

  public TreeStore() {
    this("tree");
  }

  public TreeStore(String name) {
    this.name = name;
  }

  /** Another store with the same entries. */
  public TreeStore copy() {
    TreeStore copy = new TreeStore(name);
    copy.entries.putAll(entries);
    return copy;
  }

  @Override
  public void put(Bytes key, byte[] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(Bytes key) {
    return entries.remove(key);
  }

  @Override
  public byte[] get(Bytes key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return iterator(new TreeMap<>(entries.subMap(from, true, to, true)));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    return from.compareTo(to) > 0
        ? iterator(new TreeMap<>())
        : iterator(new TreeMap<>(entries.subMap(from, true, to, true)).descendingMap());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return iterator(new TreeMap<>(entries));
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  /** How many iterators nobody closed. */
  public int openIterators() {
    return openIterators;
  }

  private KeyValueIterator<Bytes, byte[]> iterator(NavigableMap<Bytes, byte[]> snapshot) {
    openIterators++;
    Iterator<Map.Entry<Bytes, byte[]>> rest = snapshot.entrySet().iterator();
    return new KeyValueIterator<>() {
      @Override
      public void close() {
        openIterators--;
      }

      @Override
      public Bytes peekNextKey() {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public KeyValue<Bytes, byte[]> next() {
        Map.Entry<Bytes, byte[]> entry = rest.next();
        return KeyValue.pair(entry.getKey(), entry.getValue());
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
