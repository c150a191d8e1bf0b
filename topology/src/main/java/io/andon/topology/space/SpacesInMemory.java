package io.andon.topology.space;

import io.andon.core.space.SpaceLimits;
import io.andon.topology.store.StoredSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spaces of a task that are kept in memory from one decision to the next. None of them can be
 * half changed: decisions change nothing in memory, and what fails while it is written fails the
 * task, which begins anew with none in memory.
 */
final class SpacesInMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SpacesInMemory.class);

  private final KeyValueStore<Bytes, byte[]> store;
  private final SpaceLimits limits;
  private final Map<String, StoredSpace> spaces = new HashMap<>();

  SpacesInMemory(KeyValueStore<Bytes, byte[]> store, SpaceLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  StoredSpace get(String slug) {
    StoredSpace known = spaces.get(slug);
    return known != null ? known : new StoredSpace(store, slug, limits);
  }

  /** Keeps a space if there is such a one: names of others are without number. */
  void keep(StoredSpace space) {
    if (space.space() != null) {
      spaces.put(space.slug(), space);
    }
  }

  /**
   * What is decided on.
   *
   * @param kind of input, as the log names it
   * @param id by which the log tells it from others of its kind
   */
  record Input(StoredSpace space, String kind, Object id) {}

  /**
   * A decision. A bug in it costs the one input that shows it, not the partition, for nothing is
   * written yet; that it has changed nothing in memory is not relied on then.
   *
   * @param undecided what becomes of the input after a bug
   */
  <D extends @Nullable Object> D decide(
      Input input, Supplier<D> decision, Function<RuntimeException, D> undecided) {
    try {
      return decision.get();
    } catch (KafkaException e) {
      throw e; // the store, not the decision
    } catch (RuntimeException e) {
      String slug = input.space().slug();
      LOG.error("undecidable {} {} of {}", input.kind(), input.id(), slug, e);
      spaces.remove(slug);
      return undecided.apply(e);
    }
  }
}
