package io.andon.topology.query;

import io.andon.topology.delivery.stream.DeliveryTopology;
import io.andon.topology.delivery.stream.StoredDeliveryReader;
import io.andon.topology.space.stream.SpaceTopology;
import io.andon.topology.store.StoredSpaceReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds the owner of a space: this node by its own tasks, others by Kafka Streams' metadata. */
public final class StreamsSpaceLocator implements SpaceLocator {
  private final KafkaStreams streams;
  private final HostInfo self;
  private final Serializer<String> keys = new StringSerializer();

  /** Of what was asked for. A key never changes its partition: their number is fixed. */
  private final Map<Place, Integer> partitions = new ConcurrentHashMap<>();

  public StreamsSpaceLocator(KafkaStreams streams, HostInfo self) {
    this.streams = streams;
    this.self = self;
  }

  @Override
  public Location<SpaceReader> locate(String space) {
    return find(new Place(SpaceTopology.STORE, space), StoredSpaceReader::new);
  }

  @Override
  public Location<DeliveryReader> deliveries(String space) {
    return find(new Place(DeliveryTopology.STORE, space), StoredDeliveryReader::new);
  }

  /** A space in a store. */
  private record Place(String store, String space) {}

  /** What reads a space in a store. */
  private interface Reading<R>
      extends BiFunction<ReadOnlyKeyValueStore<Bytes, byte[]>, String, R> {}

  private <R> Location<R> find(Place place, Reading<R> reading) {
    Integer partition = partitions.get(place);
    if (partition == null) {
      return ask(place, reading);
    }
    try {
      // who has the active task is the owner: no need to ask for it, which is one lock for all
      return new Here<>(reading.apply(active(place, partition), place.space()), false);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return ask(place, reading); // not here, or not running
    }
  }

  private <R> Location<R> ask(Place place, Reading<R> reading) {
    KeyQueryMetadata owner;
    try {
      owner = streams.queryMetadataForKey(place.store(), place.space(), keys);
    } catch (IllegalStateException | StreamsNotStartedException e) {
      return new Nowhere<>("this node is not serving yet");
    }
    if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Nowhere<>("state is moving between nodes");
    }
    partitions.put(place, owner.partition());
    if (!owner.activeHost().equals(self)) {
      return owner.activeHost().equals(HostInfo.unavailable())
          ? standby(place, owner, reading)
          : new Elsewhere<>(owner.activeHost().host(), owner.activeHost().port());
    }
    try {
      return new Here<>(reading.apply(active(place, owner.partition()), place.space()), false);
    } catch (InvalidStateStoreException e) {
      return new Nowhere<>("state is being restored");
    }
  }

  /** While no active task is available a standby may answer, and says so. */
  private <R> Location<R> standby(Place place, KeyQueryMetadata owner, Reading<R> reading) {
    if (owner.standbyHosts().contains(self)) {
      try {
        var store = streams.store(query(place, owner.partition()).enableStaleStores());
        return new Here<>(reading.apply(store, place.space()), true);
      } catch (InvalidStateStoreException e) {
        return new Nowhere<>("state is being restored");
      }
    }
    return owner.standbyHosts().stream()
        .findFirst()
        .<Location<R>>map(host -> new Elsewhere<>(host.host(), host.port()))
        .orElseGet(() -> new Nowhere<>("state is being restored"));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> active(Place place, int partition) {
    return streams.store(query(place, partition));
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query(
      Place place, int partition) {
    return StoreQueryParameters.fromNameAndType(place.store(), new PartitionStore.Type())
        .withPartition(partition);
  }
}
