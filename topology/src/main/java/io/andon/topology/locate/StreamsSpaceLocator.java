package io.andon.topology.locate;

import io.andon.core.query.DeliveryReader;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import io.andon.topology.delivery.stream.DeliveryTopology;
import io.andon.topology.delivery.stream.StoredDeliveryReader;
import io.andon.topology.space.SpaceTopology;
import io.andon.topology.space.StateGuard;
import io.andon.topology.store.StoredSpaceReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds the owner of a space by Kafka Streams' own metadata. */
public final class StreamsSpaceLocator implements SpaceLocator {
  /** How many changes a copy may lack and still answer; what Kafka Streams calls caught up. */
  private static final long MOST_BEHIND = 10_000;

  private final KafkaStreams streams;
  private final HostInfo self;
  private final StateGuard guard;
  private final StoreLags lags;
  private final Serializer<String> keys = new StringSerializer();

  /**
   * @param self this instance, as it advertises itself
   * @param guard which partitions of spaces may be served
   */
  public StreamsSpaceLocator(KafkaStreams streams, HostInfo self, StateGuard guard) {
    this.streams = streams;
    this.self = self;
    this.guard = guard;
    this.lags = new StoreLags(() -> lags(streams.allLocalStorePartitionLags()));
    lags.follow(() -> !streams.state().hasCompletedShutdown());
  }

  private static Map<String, Map<Integer, Long>> lags(Map<String, Map<Integer, LagInfo>> infos) {
    Map<String, Map<Integer, Long>> lags = new HashMap<>();
    infos.forEach(
        (store, partitions) ->
            partitions.forEach(
                (partition, info) ->
                    lags.computeIfAbsent(store, any -> new HashMap<>())
                        .put(partition, info.offsetLag())));
    return lags;
  }

  @Override
  public Location<SpaceReader> locate(String space) {
    return find(SpaceTopology.STORE, space, StoredSpaceReader::new);
  }

  @Override
  public Location<DeliveryReader> deliveries(String space) {
    return find(DeliveryTopology.STORE, space, StoredDeliveryReader::new);
  }

  /** What reads a space in a store. */
  private interface Reading<R>
      extends BiFunction<ReadOnlyKeyValueStore<Bytes, byte[]>, String, R> {}

  private <R> Location<R> find(String store, String space, Reading<R> reading) {
    KeyQueryMetadata owner;
    try {
      owner = streams.queryMetadataForKey(store, space, keys);
    } catch (IllegalStateException | StreamsNotStartedException e) {
      return new Nowhere<>("this node is not serving yet");
    }
    if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Nowhere<>("state is moving between nodes");
    }
    Part<R> part = new Part<>(store, owner, open -> reading.apply(open, space));
    if (owner.activeHost().equals(HostInfo.unavailable())) {
      return copy(part);
    }
    if (!owner.activeHost().equals(self)) {
      Peer peer = new Peer(owner.activeHost().host(), owner.activeHost().port());
      return new Elsewhere<>(peer, () -> copy(part));
    }
    return own(part);
  }

  private <R> Location<R> own(Part<R> part) {
    if (part.store().equals(SpaceTopology.STORE)) {
      Optional<StateGuard.Admission> admission = guard.admission(part.owner().partition());
      if (admission.isEmpty()) {
        // a moment after the task came here
        return ownCopy(part);
      }
      if (admission.get() instanceof StateGuard.Admission.Refused refused) {
        return new Nowhere<>(refused.reason());
      }
    }
    try {
      return new Here<>(reader(part, false), false);
    } catch (InvalidStateStoreException e) {
      // what was a standby until now is read to its end first
      return ownCopy(part);
    }
  }

  /**
   * @param reader what reads the space once the store is open
   */
  private record Part<R>(
      String store,
      KeyQueryMetadata owner,
      Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> reader) {}

  /** While no active task answers a copy may, and says so. */
  private <R> Location<R> copy(Part<R> part) {
    if (part.owner().standbyHosts().contains(self)) {
      return ownCopy(part);
    }
    return part.owner().standbyHosts().stream()
        .findFirst()
        .<Location<R>>map(host -> Elsewhere.only(host.host(), host.port()))
        .orElseGet(() -> new Nowhere<>("the node that holds this space does not answer"));
  }

  private <R> Location<R> ownCopy(Part<R> part) {
    OptionalLong behind = lags.behind(part.store(), part.owner().partition());
    if (behind.isEmpty() || behind.getAsLong() > MOST_BEHIND) {
      // far behind it would be a list with most of its rows missing
      return new Nowhere<>("state is being restored");
    }
    try {
      return new Here<>(reader(part, true), true);
    } catch (InvalidStateStoreException e) {
      return new Nowhere<>("state is being restored");
    }
  }

  private <R> R reader(Part<R> part, boolean stale) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query =
        StoreQueryParameters.fromNameAndType(part.store(), new PartitionStore.Type())
            .withPartition(part.owner().partition());
    return part.reader().apply(streams.store(stale ? query.enableStaleStores() : query));
  }
}
