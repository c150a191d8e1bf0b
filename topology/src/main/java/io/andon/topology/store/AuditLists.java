package io.andon.topology.store;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.audit.AuditItems;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AuditEntry;
import io.andon.topology.kv.IntersectionPostings;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail from the indexes that {@link StoredAudit} keeps. */
final class AuditLists {
  private static final char BY_TIME = 'y';
  private static final char BY_VERSION = 'v';

  /** The actor of what the system did by itself; it has no index. */
  private static final String ANDON = "andon";

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  AuditLists(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  Page<AuditItem> read(AuditFilter filter, Slice slice) {
    String incident = AuditItem.INCIDENT.equals(filter.kind()) ? filter.id() : null;
    if (incident != null) {
      return new AuditListing(BY_VERSION, AuditLists::event, filter)
          .read(RangePostings.backwards(store, SpaceKeys.timeline(space, incident)), slice);
    }
    return new AuditListing(BY_TIME, postings -> items(postings, filter), filter)
        .read(matching(filter), slice);
  }

  private static List<AuditItem> event(Postings postings) {
    return AuditItems.of(SpaceTables.TIMELINE.decode(postings.value()));
  }

  private List<AuditItem> items(Postings postings, AuditFilter filter) {
    AuditPosition position = AuditPosition.read(postings.position());
    if (!filter.isAbout(position.kind(), position.id())) {
      return List.of();
    }
    if (position.isOfIncident()) {
      IncidentEvent event =
          SpaceTables.TIMELINE.get(
              store, SpaceKeys.timelineEntry(space, position.id(), position.number()));
      return event == null ? List.of() : AuditItems.of(event);
    }
    AuditEntry entry = SpaceTables.AUDIT.get(store, SpaceKeys.auditEntry(space, position.number()));
    return entry == null ? List.of() : AuditItems.of(entry);
  }

  private Postings matching(AuditFilter filter) {
    String actor = filter.actor();
    Postings byActor =
        actor == null || actor.equals(ANDON)
            ? null
            : range(() -> SpaceKeys.auditByActor(space, actor), filter);
    Postings byThing = byThing(filter);
    if (byActor != null && byThing != null) {
      return new IntersectionPostings(List.of(byActor, byThing));
    }
    if (byActor != null) {
      return byActor;
    }
    return byThing != null ? byThing : range(() -> SpaceKeys.auditByTime(space), filter);
  }

  private @Nullable Postings byThing(AuditFilter filter) {
    String kind = filter.kind();
    String id = filter.id();
    if (kind == null || kind.equals(AuditItem.INCIDENT)) {
      return null;
    }
    return id == null
        ? range(() -> SpaceKeys.auditByKind(space, kind), filter)
        : range(() -> SpaceKeys.auditByThing(space, kind, id), filter);
  }

  private Postings range(Supplier<Key> index, AuditFilter filter) {
    Instant from = filter.from();
    Instant before = filter.before();
    Key prefix = index.get();
    Bytes first = before == null ? prefix.bytes() : index.get().descending(latest(before)).bytes();
    Bytes last = from == null ? prefix.last() : index.get().descending(from).last();
    return new RangePostings(store, prefix, first, last);
  }

  // records know milliseconds
  private static Instant latest(Instant before) {
    return before.minusMillis(1);
  }
}
