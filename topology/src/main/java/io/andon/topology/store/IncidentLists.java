package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.IndexedFields;
import io.andon.core.incident.IndexedFields.Facet;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.SpaceTally;
import io.andon.topology.kv.DifferencePostings;
import io.andon.topology.kv.IntersectionPostings;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import io.andon.topology.kv.UnionPostings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lists of incidents from the indexes that {@link IncidentIndexes} keeps. */
final class IncidentLists {
  private static final char BY_NUMBER = 'n';
  private static final char BY_START = 's';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  IncidentLists(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  Page<Incident> read(IncidentFilter filter, Slice slice, Supplier<SpaceTally> tally) {
    if (filter.from() != null || filter.to() != null) {
      return new Listing<>(BY_START, this::incident, filter::matches)
          .read(startedWithin(filter), slice, OptionalLong.empty());
    }
    boolean aggregates = filter.scope() != null && !filter.wantsInvestigation();
    return new Listing<>(BY_NUMBER, this::incident, aggregates ? filter::matches : null)
        .read(matching(filter), slice, total(filter, tally));
  }

  private @Nullable Incident incident(Postings postings) {
    return SpaceTables.INCIDENTS.get(
        store, SpaceKeys.incident(space, new String(postings.value(), UTF_8)));
  }

  /** By onset, the latest first: within a span of time the other filters look at the rows. */
  private Postings startedWithin(IncidentFilter filter) {
    Instant from = filter.from();
    Instant to = filter.to();
    Key first = SpaceKeys.incidentsByStart(space);
    Key last = SpaceKeys.incidentsByStart(space);
    return new RangePostings(
        store,
        SpaceKeys.incidentsByStart(space),
        (to == null ? first : first.descending(to)).bytes(),
        (from == null ? last : last.descending(from)).last());
  }

  /** By number, the highest first. */
  private Postings matching(IncidentFilter filter) {
    List<Postings> all = new ArrayList<>();
    // the rarest first: it leads the others
    addFacet(all, Facet.ASSET, filter.asset());
    addFacet(all, Facet.BATCH, filter.batch());
    addFacet(all, Facet.SCOPE, filter.wantsInvestigation() ? IndexedFields.INVESTIGATION : null);
    addFacet(all, Facet.PROCESS, filter.process() == null ? null : filter.process().toString());
    addFacet(
        all, Facet.SHIFT_DATE, filter.shiftDate() == null ? null : filter.shiftDate().toString());
    addFacet(all, Facet.SHIFT, filter.shift());
    if (!filter.severities().isEmpty()) {
      all.add(
          new UnionPostings(
              filter.severities().stream()
                  .map(severity -> facet(Facet.SEVERITY, severity.name()))
                  .toList()));
    }
    if (filter.inAnyListedState() && !all.isEmpty()) {
      // leaving out the few merged ones is cheaper than looking for the others in five indexes
      return new DifferencePostings(intersection(all), inState(IncidentState.MERGED));
    }
    all.add(
        new UnionPostings(
            filter.states().stream()
                .map(state -> closedAsWanted(state, filter.closed()))
                .toList()));
    return intersection(all);
  }

  private static Postings intersection(List<Postings> all) {
    return all.size() == 1 ? all.getFirst() : new IntersectionPostings(all);
  }

  private Postings closedAsWanted(IncidentState state, IncidentFilter.Closed closed) {
    return state != IncidentState.CLOSED
        ? inState(state)
        : switch (closed) {
          case ANY -> inState(state);
          case CORRECTED -> facet(Facet.CLOSURE, IndexedFields.CORRECTED);
          case UNCORRECTED -> facet(Facet.CLOSURE, IndexedFields.UNCORRECTED);
        };
  }

  private Postings inState(IncidentState state) {
    return range(SpaceKeys.incidentsByState(space, state));
  }

  private void addFacet(List<Postings> all, Facet facet, @Nullable String value) {
    if (value != null) {
      all.add(facet(facet, value));
    }
  }

  private Postings facet(Facet facet, String value) {
    return range(SpaceKeys.incidentsByFacet(space, facet, value));
  }

  private Postings range(Key prefix) {
    return new RangePostings(store, prefix);
  }

  /** From counters; lists by properties that nobody counts have none. */
  private OptionalLong total(IncidentFilter filter, Supplier<SpaceTally> tally) {
    boolean counted =
        filter.severities().isEmpty()
            && filter.shift() == null
            && filter.shiftDate() == null
            && filter.process() == null
            && filter.batch() == null
            && filter.closed() == IncidentFilter.Closed.ANY
            && (filter.asset() == null || filter.scope() == null);
    if (!counted) {
      return OptionalLong.empty();
    }
    String asset = filter.asset();
    if (asset != null) {
      return sum(filter, state -> count(Facet.ASSET, asset, state));
    }
    ToLongFunction<IncidentState> investigations =
        state -> count(Facet.SCOPE, IndexedFields.INVESTIGATION, state);
    if (filter.wantsInvestigation()) {
      return sum(filter, investigations);
    }
    SpaceTally counters = tally.get();
    ToLongFunction<IncidentState> all =
        state -> counters.getIncidents().getOrDefault(state.name(), 0L);
    return filter.scope() == null
        ? sum(filter, all)
        : sum(filter, state -> all.applyAsLong(state) - investigations.applyAsLong(state));
  }

  private static OptionalLong sum(IncidentFilter filter, ToLongFunction<IncidentState> count) {
    return OptionalLong.of(filter.states().stream().mapToLong(count).sum());
  }

  private long count(Facet facet, String value, IncidentState state) {
    return IncidentIndexes.count(store, space, facet, value, state);
  }
}
