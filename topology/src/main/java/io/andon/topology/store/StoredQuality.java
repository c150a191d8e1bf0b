package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Page;
import io.andon.core.query.QualityFilter;
import io.andon.core.query.Slice;
import io.andon.core.space.Change;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.RangePostings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The quality checks of a space and their results. Each check counts the results that are kept of
 * it.
 */
final class StoredQuality {
  private static final char BY_TIME = 'q';

  private StoredQuality() {}

  static @Nullable QualityCheck check(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String space, String id) {
    return SpaceTables.QUALITY_CHECKS.get(store, SpaceKeys.qualityCheck(space, id));
  }

  static List<QualityCheck> checks(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    return SpaceTables.QUALITY_CHECKS.scan(store, SpaceKeys.qualityChecks(space));
  }

  /** Newest first, by when it was measured. */
  static Page<QualityResult> results(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String space, QualityFilter filter, Slice slice) {
    return new Listing<>(
            BY_TIME,
            postings ->
                SpaceTables.QUALITY_RESULTS.get(
                    store, SpaceKeys.qualityResult(space, new String(postings.value(), UTF_8))),
            filter::matches)
        .read(new RangePostings(store, index(space, filter)), slice, OptionalLong.empty());
  }

  private static Key index(String space, QualityFilter filter) {
    if (filter.check() != null) {
      return SpaceKeys.qualityResultsOfCheck(space, filter.check());
    }
    return filter.process() == null
        ? SpaceKeys.qualitySamples(space)
        : SpaceKeys.qualitySamplesOf(space, filter.process());
  }

  static void write(KeyValueStore<Bytes, byte[]> store, Change.OfQuality change) {
    switch (change) {
      case Change.QualityCheckSaved c -> save(store, c.check());
      case Change.QualityResultSaved c -> save(store, c.result());
      case Change.QualityResultExpired c -> expire(store, c.result());
    }
  }

  private static void save(KeyValueStore<Bytes, byte[]> store, QualityCheck check) {
    SpaceTables.QUALITY_CHECKS.put(
        store, SpaceKeys.qualityCheck(check.getSpace(), check.getId()), check);
  }

  private static void save(KeyValueStore<Bytes, byte[]> store, QualityResult result) {
    SpaceTables.QUALITY_RESULTS.put(
        store, SpaceKeys.qualityResult(result.getSpace(), result.getId()), result);
    for (Bytes place : places(result)) {
      store.put(place, result.getId().getBytes(UTF_8));
    }
  }

  private static void expire(KeyValueStore<Bytes, byte[]> store, QualityResult result) {
    store.delete(SpaceKeys.qualityResult(result.getSpace(), result.getId()).bytes());
    places(result).forEach(store::delete);
    QualityCheck check = check(store, result.getSpace(), result.getCheck());
    if (check != null) {
      save(store, QualityCheck.newBuilder(check).setExecutions(check.getExecutions() - 1).build());
    }
  }

  private static List<Bytes> places(QualityResult result) {
    String space = result.getSpace();
    List<Key> indexes = new ArrayList<>();
    indexes.add(SpaceKeys.qualityResultsOfCheck(space, result.getCheck()));
    if (result.getProcess() != null) {
      indexes.add(SpaceKeys.qualitySamples(space));
      indexes.add(SpaceKeys.qualitySamplesOf(space, result.getProcess()));
    }
    return indexes.stream()
        .map(index -> index.descending(result.getMeasuredAt()).text(result.getId()).bytes())
        .toList();
  }
}
