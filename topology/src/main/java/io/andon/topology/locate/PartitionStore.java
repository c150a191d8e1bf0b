package io.andon.topology.locate;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * The store of one partition, looked up when a request begins. Kafka Streams' own type looks it up
 * at every read, and for that asks every thread for its tasks, under a lock: of a list of 50 that
 * was a third of the time.
 */
final class PartitionStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {
  private final StateStoreProvider provider;
  private final String name;
  private ReadOnlyKeyValueStore<Bytes, byte[]> found;

  private PartitionStore(StateStoreProvider provider, String name) {
    this.provider = provider;
    this.name = name;
    this.found = find(provider, name);
  }

  /** What to ask Kafka Streams for, with the partition. */
  record Type() implements QueryableStoreType<ReadOnlyKeyValueStore<Bytes, byte[]>> {
    @Override
    public boolean accepts(StateStore store) {
      return store instanceof ReadOnlyKeyValueStore;
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> create(StateStoreProvider provider, String name) {
      return new PartitionStore(provider, name);
    }
  }

  private static ReadOnlyKeyValueStore<Bytes, byte[]> find(
      StateStoreProvider provider, String name) {
    // one partition: one store, or an InvalidStateStoreException
    return provider.stores(name, new Type()).getFirst();
  }

  /** A request that waits for a command may outlive the task that it found. */
  private ReadOnlyKeyValueStore<Bytes, byte[]> store() {
    if (found instanceof StateStore store && !store.isOpen()) {
      found = find(provider, name);
    }
    return found;
  }

  @Override
  public byte[] get(Bytes key) {
    return store().get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return store().range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    return store().reverseRange(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return store().all();
  }

  @Override
  public long approximateNumEntries() {
    return store().approximateNumEntries();
  }
}
