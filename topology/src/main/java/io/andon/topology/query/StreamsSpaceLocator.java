package io.andon.topology.query;

import io.andon.topology.space.stream.SpaceTopology;
import io.andon.topology.store.StoredSpaceReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

/** Finds the owner of a space by Kafka Streams' own metadata. */
public final class StreamsSpaceLocator implements SpaceLocator {
  private final KafkaStreams streams;
  private final HostInfo self;
  private final Serializer<String> keys = new StringSerializer();

  /** Of spaces that were asked for. A key never changes its partition: their number is fixed. */
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

  public StreamsSpaceLocator(KafkaStreams streams, HostInfo self) {
    this.streams = streams;
    this.self = self;
  }

  @Override
  public Location locate(String space) {
    Integer partition = partitions.get(space);
    if (partition == null) {
      return ask(space);
    }
    try {
      // who has the active task is the owner: no need to ask for it, which is one lock for all
      return new Here(reader(space, partition, false), false);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return ask(space); // not here, or not running
    }
  }

  private Location ask(String space) {
    KeyQueryMetadata owner;
    try {
      owner = streams.queryMetadataForKey(SpaceTopology.STORE, space, keys);
    } catch (IllegalStateException | StreamsNotStartedException e) {
      return new Nowhere("this node is not serving yet");
    }
    if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Nowhere("state is moving between nodes");
    }
    partitions.put(space, owner.partition());
    if (!owner.activeHost().equals(self)) {
      return owner.activeHost().equals(HostInfo.unavailable())
          ? standby(space, owner)
          : new Elsewhere(owner.activeHost().host(), owner.activeHost().port());
    }
    try {
      return new Here(reader(space, owner.partition(), false), false);
    } catch (InvalidStateStoreException e) {
      return new Nowhere("state is being restored");
    }
  }

  /** While no active task is available a standby may answer, and says so. */
  private Location standby(String space, KeyQueryMetadata owner) {
    if (owner.standbyHosts().contains(self)) {
      try {
        return new Here(reader(space, owner.partition(), true), true);
      } catch (InvalidStateStoreException e) {
        return new Nowhere("state is being restored");
      }
    }
    return owner.standbyHosts().stream()
        .findFirst()
        .<Location>map(host -> new Elsewhere(host.host(), host.port()))
        .orElseGet(() -> new Nowhere("state is being restored"));
  }

  private SpaceReader reader(String space, int partition, boolean stale) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query =
        StoreQueryParameters.fromNameAndType(SpaceTopology.STORE, new SpaceStore.Type())
            .withPartition(partition);
    return new StoredSpaceReader(streams.store(stale ? query.enableStaleStores() : query), space);
  }
}
