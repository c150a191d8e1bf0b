package io.andon.core.evidence;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.IncidentFold;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.DowntimeFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.space.SpaceView;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.SpaceHarness;
import io.andon.topology.store.StoreAudit;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds after any history of signals, commands, timers, retention and restarts. */
class InvariantsTest {
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);

  /** More of them on demand: {@code -Dandon.histories=10000}. */
  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("andon.histories", 150));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdAfterAnyHistory(long seed) {
    SpaceHarness space = History.of(seed);

    replayingTheEventsGivesTheSameIncidents(space);
    everyConditionIsEvidenceWhereItSays(space);
    noEvidenceIsActiveThatNobodyWillClear(space);
    countsAgreeWithTheEvidence(space);
    indexesAndCountersAgreeWithTheRecords(space);
    dedupKeysLeadToTheLatest(space);
    listsHoldEverythingOnce(space);
    nothingIsLeftOfWhatExpired(space);
    aRestartChangesNothing(space);
    assertThat(space.notifications()).extracting(Notification::getId).doesNotHaveDuplicates();
    aStormIsOneMessageInAQuietPeriod(space);
    assertThat(space.store().openIterators()).as("iterators left open").isZero();
  }

  private static void aStormIsOneMessageInAQuietPeriod(SpaceHarness space) {
    Map<String, Instant> told = new HashMap<>();
    for (Notification message : space.notifications()) {
      if (message.getKind().equals("incident.downstream")) {
        continue;
      }
      for (String person : message.getRecipients()) {
        Instant before = told.put(message.getIncident() + person, message.getAt());
        if (before != null && message.getKind().equals("incident.grew")) {
          assertThat(message.getAt()).isAfterOrEqualTo(before.plusSeconds(300));
        }
      }
    }
  }

  private static StoreAudit audit(SpaceHarness space) {
    return new StoreAudit(space.store(), PLANT);
  }

  private static void replayingTheEventsGivesTheSameIncidents(SpaceHarness space) {
    Map<String, Incident> replayed = new HashMap<>();
    for (IncidentEvent event : space.events()) {
      Incident before = replayed.get(event.getIncident());
      assertThat(event.getVersion()).isEqualTo(before == null ? 1 : before.getVersion() + 1);
      replayed.put(event.getIncident(), IncidentFold.apply(before, event));
    }
    replayed.keySet().removeAll(space.expired());
    assertThat(byId(audit(space).incidents())).isEqualTo(replayed);
  }

  private static Map<String, Incident> byId(List<Incident> incidents) {
    return incidents.stream().collect(Collectors.toMap(Incident::getId, Function.identity()));
  }

  /** Nothing is lost: what ever began is evidence, unless a person took it out. */
  private static void everyConditionIsEvidenceWhereItSays(SpaceHarness space) {
    Set<String> takenOut = takenOut(space);
    for (AlertRow row : audit(space).alerts()) {
      String ref = row.getFingerprint();
      if (row.getIncident() == null) {
        boolean neverBegan = row.getAlert().getStartsAt() == null;
        assertThat(neverBegan || takenOut.contains(ref)).as("%s is nowhere", row).isTrue();
      } else {
        isEvidence(space, row.getIncident(), row.getEvidenceSeq(), ref, row.getActive());
      }
    }
    for (DowntimeRow row : audit(space).downtimes()) {
      String ref = row.getDowntime().getEventId();
      isEvidence(space, row.getIncident(), row.getEvidenceSeq(), ref, row.getActive());
    }
  }

  private static Set<String> takenOut(SpaceHarness space) {
    Set<String> refs = new HashSet<>();
    for (IncidentEvent event : space.events()) {
      for (Object change : event.getChanges()) {
        if (change instanceof EvidenceRemoved removed && removed.getMovedTo() == null) {
          refs.add(removed.getRef());
        }
      }
    }
    return refs;
  }

  private static void isEvidence(
      SpaceHarness space, @Nullable String incident, long seq, String ref, boolean active) {
    assertThat(incident).as("incident of %s", ref).isNotNull();
    if (space.expired().contains(incident)) {
      return;
    }
    Evidence evidence = space.view().evidence(incident, seq);
    assertThat(evidence).as("evidence %s %d for %s", incident, seq, ref).isNotNull();
    assertThat(evidence.getRef()).isEqualTo(ref);
    assertThat(evidence.getClearedAt() == null).as("%s active", evidence).isEqualTo(active);
  }

  private static void noEvidenceIsActiveThatNobodyWillClear(SpaceHarness space) {
    for (Incident incident : space.incidents()) {
      Set<String> places = new HashSet<>(incident.getMergedFrom());
      places.add(incident.getId());
      for (Evidence one : space.reader().evidence(incident.getId())) {
        if (one.getClearedAt() == null) {
          assertThat(holders(space, one)).as("where %s is held", one).containsAnyElementsOf(places);
        }
      }
    }
  }

  private static Set<String> holders(SpaceHarness space, Evidence evidence) {
    Set<String> holders = new HashSet<>();
    if (evidence.getKind() == EvidenceKind.ALERT) {
      AlertRow row = space.view().alert(evidence.getRef());
      Holders.of(row).places().stream()
          .filter(place -> place.seq() == evidence.getSeq() && place.incident() != null)
          .forEach(place -> holders.add(place.incident()));
      return holders;
    }
    DowntimeRow row = space.view().downtime(evidence.getRef());
    if (row != null && row.getEvidenceSeq() == evidence.getSeq() && row.getIncident() != null) {
      holders.add(row.getIncident());
    }
    return holders;
  }

  private static void countsAgreeWithTheEvidence(SpaceHarness space) {
    for (Incident incident : space.incidents()) {
      List<Evidence> evidence = space.reader().evidence(incident.getId());
      assertThat(incident.getAlertCount()).isEqualTo(count(evidence, EvidenceKind.ALERT));
      assertThat(incident.getDowntimeCount()).isEqualTo(count(evidence, EvidenceKind.DOWNTIME));
      List<Evidence> active = evidence.stream().filter(e -> e.getClearedAt() == null).toList();
      assertThat(incident.getActiveCount()).isEqualTo(active.size());
      assertThat(incident.getActiveBySeverity())
          .isEqualTo(
              active.stream()
                  .collect(
                      Collectors.groupingBy(
                          e -> e.getSeverity().name(), Collectors.summingInt(e -> 1))));
      assertThat(byAsset(incident, AssetInvolvement::getTotal)).isEqualTo(byAsset(evidence));
      assertThat(byAsset(incident, AssetInvolvement::getActive)).isEqualTo(byAsset(active));
      if (!evidence.isEmpty()) {
        assertThat(incident.getQuietSince() == null)
            .as("%s is not quiet", incident)
            .isEqualTo(!active.isEmpty());
      }
      assertThat(evidence)
          .allMatch(e -> !e.getOnsetAt().isBefore(incident.getStartedAt()))
          .allMatch(e -> !e.getOnsetAt().isAfter(incident.getLastActivityAt()));
      if (!incident.getSeveritySetByPerson()) {
        assertThat(incident.getSeverity())
            .isEqualTo(
                active.stream()
                    .map(Evidence::getSeverity)
                    .min(Severity::compareTo)
                    .orElse(incident.getPeakSeverity()));
      }
    }
  }

  private static long count(List<Evidence> evidence, EvidenceKind kind) {
    return evidence.stream().filter(one -> one.getKind() == kind).count();
  }

  private static Map<String, Integer> byAsset(
      Incident incident, Function<AssetInvolvement, Integer> counter) {
    Map<String, Integer> counts = new HashMap<>();
    incident.getAssets().forEach(one -> counts.put(one.getAsset(), counter.apply(one)));
    assertThat(counts).as("each asset once").hasSize(incident.getAssets().size());
    counts.values().removeIf(n -> n == 0);
    return counts;
  }

  private static Map<String, Integer> byAsset(List<Evidence> evidence) {
    return evidence.stream()
        .collect(Collectors.groupingBy(Evidence::getAsset, Collectors.summingInt(one -> 1)));
  }

  private static void indexesAndCountersAgreeWithTheRecords(SpaceHarness space) {
    StoreAudit audit = audit(space);
    assertThat(audit.entries()).isEqualTo(audit.expectedEntries());
    assertThat(audit.tally()).isEqualTo(audit.expectedTally());
    assertThat(audit.incidents())
        .extracting(Incident::getNumber)
        .allMatch(number -> number < space.view().nextNumber());
  }

  private static void dedupKeysLeadToTheLatest(SpaceHarness space) {
    Map<String, String> latest = new HashMap<>();
    for (IncidentEvent event : space.events()) {
      if (event.getVersion() == 1) {
        Incident opened = IncidentFold.apply(null, event);
        if (opened.getDedupKey() != null) {
          latest.put(opened.getDedupKey(), opened.getId());
        }
      }
    }
    latest.forEach(
        (key, id) ->
            assertThat(space.view().incidentByDedupKey(key))
                .isEqualTo(space.expired().contains(id) ? null : id));
  }

  private static void listsHoldEverythingOnce(SpaceHarness space) {
    SpaceReader reader = space.reader();
    List<Incident> all = audit(space).incidents();
    for (IncidentState state : IncidentState.values()) {
      var page = reader.incidents(IncidentFilter.inStates(Set.of(state)), ALL);
      assertThat(page.items())
          .containsExactlyElementsOf(
              all.reversed().stream().filter(one -> one.getState() == state).toList());
      assertThat(page.total()).hasValue(page.items().size());
    }
    for (AlertFilter filter : AlertFilter.values()) {
      var page = reader.alerts(filter, ALL);
      assertThat(page.total()).hasValue(page.items().size());
    }
    var byUpdate = reader.downtime(new DowntimeFilter(at(-100_000), at(-99_999)), ALL).items();
    var byStart = reader.downtime(new DowntimeFilter(at(-100_000), null), ALL).items();
    assertThat(byUpdate).containsExactlyInAnyOrderElementsOf(byStart);
    assertThat(byStart).hasSameSizeAs(audit(space).downtimes());
  }

  private static void nothingIsLeftOfWhatExpired(SpaceHarness space) {
    Map<String, Incident> kept = byId(audit(space).incidents());
    assertThat(kept.keySet()).noneMatch(space.expired()::contains);
    assertThat(kept.keySet()).containsAll(audit(space).incidentsWithDetails());
    for (Incident incident : kept.values()) {
      // else its evidence would go, and what points to it would lead nowhere
      assertThat(kept.keySet()).as("what it took over").containsAll(incident.getMergedFrom());
    }
  }

  private static void aRestartChangesNothing(SpaceHarness space) {
    SpaceView before = space.view();
    StoreAudit audit = audit(space);
    space.restart();
    SpaceView after = space.view();
    assertThat(after.nextNumber()).isEqualTo(before.nextNumber());
    for (Incident incident : audit.incidents()) {
      assertThat(after.incident(incident.getId())).isEqualTo(before.incident(incident.getId()));
      for (long seq = 1; seq <= incident.getLastEvidence(); seq++) {
        assertThat(after.evidence(incident.getId(), seq))
            .isEqualTo(before.evidence(incident.getId(), seq));
      }
    }
    for (AlertRow row : audit.alerts()) {
      assertThat(after.alert(row.getFingerprint())).isEqualTo(before.alert(row.getFingerprint()));
    }
    for (DowntimeRow row : audit.downtimes()) {
      String id = row.getDowntime().getEventId();
      assertThat(after.downtime(id)).isEqualTo(before.downtime(id));
    }
    for (String asset : History.ASSETS) {
      assertThat(Set.copyOf(after.open().on(asset)))
          .as("open incidents on %s", asset)
          .isEqualTo(Set.copyOf(before.open().on(asset)));
      assertThat(after.graph().get(asset)).isEqualTo(before.graph().get(asset));
      assertThat(after.graph().within(asset, 3)).isEqualTo(before.graph().within(asset, 3));
    }
    assertThat(after.open().isEmpty()).isEqualTo(before.open().isEmpty());
  }
}
