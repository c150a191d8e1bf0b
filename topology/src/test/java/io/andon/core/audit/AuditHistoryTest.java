package io.andon.core.audit;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.evidence.History;
import io.andon.core.incident.IncidentFold;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Opened;
import io.andon.schema.ValueChange;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.SpaceHarness;
import io.andon.topology.store.StoreAudit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit trail tells of any history what happened in it. */
class AuditHistoryTest {
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);
  private static final SingleObject.Codec<Incident> INCIDENTS = SingleObject.codec(Incident.class);

  /** What follows from the evidence, from the state and when it came, or never changes. */
  private static final Set<String> NOT_TOLD =
      Set.of(
          "version",
          "updated_at",
          "peak_severity",
          "last_activity_at",
          "acknowledged_at",
          "quiet_since",
          "resolved_at",
          "closed_at",
          "corrected_at",
          "reopened_count",
          "linked_count",
          "flap_count",
          "assets",
          "alert_count",
          "downtime_count",
          "last_evidence",
          "active_count",
          "active_by_severity",
          "blast_radius",
          "blast_radius_total");

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("andon.histories", 50));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsEveryChange(long seed) {
    SpaceHarness space = History.of(seed);

    everyChangedFieldIsTold(space.events());
    everyIncidentHasItsLines(space);
    listsAndPagesHoldTheSame(space);
    assertThat(new StoreAudit(space.store(), PLANT).auditOfNothing()).isEmpty();
    assertThat(space.store().openIterators()).isZero();
  }

  private static void everyChangedFieldIsTold(List<IncidentEvent> events) {
    Map<String, Incident> live = new HashMap<>();
    for (IncidentEvent event : events) {
      Incident before = live.get(event.getIncident());
      Incident seen = copy(before == null ? first(event) : before);
      Incident after = IncidentFold.apply(before, event);
      live.put(event.getIncident(), after);

      assertThat(event.getEffects()).isEqualTo(differences(seen, after));
      assertThat(IncidentLines.any(event)).isEqualTo(!AuditItems.of(event).isEmpty());
    }
  }

  private static Incident first(IncidentEvent event) {
    Opened opened = (Opened) event.getChanges().getFirst();
    return IncidentFold.applyOne(null, opened, event);
  }

  private static Incident copy(Incident incident) {
    return INCIDENTS.decode(INCIDENTS.encode(incident));
  }

  private static List<ValueChange> differences(Incident before, Incident after) {
    List<ValueChange> all = new ArrayList<>();
    for (Schema.Field field : Incident.getClassSchema().getFields()) {
      Object from = before.get(field.pos());
      Object to = after.get(field.pos());
      if (!NOT_TOLD.contains(field.name()) && !Objects.equals(from, to)) {
        all.add(new ValueChange(field.name(), text(from), text(to)));
      }
    }
    return all;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case List<?> list when list.isEmpty() -> null;
      case List<?> list -> String.join(", ", list.stream().map(Object::toString).toList());
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }

  private static void everyIncidentHasItsLines(SpaceHarness space) {
    List<AuditItem> whole = space.reader().audit(filter(null, null, null), ALL).items();
    for (Incident incident : space.allIncidents()) {
      List<AuditItem> expected =
          space.events().reversed().stream()
              .filter(event -> event.getIncident().equals(incident.getId()))
              .flatMap(event -> AuditItems.of(event).stream())
              .toList();
      assertThat(read(space, AuditFilter.ofIncident(incident.getId()))).isEqualTo(expected);
      assertThat(whole.stream().filter(item -> item.subject().id().equals(incident.getId())))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static void listsAndPagesHoldTheSame(SpaceHarness space) {
    List<AuditItem> whole = read(space, filter(null, null, null));
    assertThat(whole).isSortedAccordingTo(Comparator.comparing(AuditItem::at).reversed());
    Stream.of(
            filter(null, null, null),
            filter(null, null, "ANA"),
            filter(null, null, "Andon"),
            filter(null, null, "nobody"),
            filter("asset", null, null),
            filter("asset", "b", null),
            filter("asset", "b", "ana"),
            filter("incident", null, "ana"),
            filter("alert", null, "ana"),
            new AuditFilter(null, null, null, at(1000), at(3000)),
            new AuditFilter(null, null, "ana", at(1000), at(3000)),
            new AuditFilter("asset", null, null, at(1000), null))
        .forEach(
            filter -> {
              List<AuditItem> expected = whole.stream().filter(filter::matches).toList();
              assertThat(read(space, filter)).as("%s", filter).isEqualTo(expected);
              assertThat(pages(space, filter, 7)).as("%s", filter).isEqualTo(expected);
            });
    for (Incident incident : space.allIncidents()) {
      AuditFilter own = AuditFilter.ofIncident(incident.getId());
      assertThat(pages(space, own, 2)).isEqualTo(read(space, own));
    }
  }

  private static AuditFilter filter(
      @Nullable String kind, @Nullable String id, @Nullable String actor) {
    return new AuditFilter(kind, id, actor, null, null);
  }

  private static List<AuditItem> read(SpaceHarness space, AuditFilter filter) {
    return space.reader().audit(filter, ALL).items();
  }

  private static List<AuditItem> pages(SpaceHarness space, AuditFilter filter, int limit) {
    List<AuditItem> all = new ArrayList<>();
    Page<AuditItem> page = space.reader().audit(filter, Slice.first(limit));
    all.addAll(page.items());
    while (page.next() != null) {
      assertThat(page.items()).hasSize(limit);
      page = space.reader().audit(filter, new Slice(page.next(), 0, limit));
      all.addAll(page.items());
    }
    return all;
  }
}
