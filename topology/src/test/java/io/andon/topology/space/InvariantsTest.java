package io.andon.topology.space;

import static io.andon.topology.Fixtures.PLANT;
import static io.andon.topology.Fixtures.asset;
import static io.andon.topology.Fixtures.at;
import static io.andon.topology.Fixtures.command;
import static io.andon.topology.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.LinkAlerts;
import io.andon.topology.Fixtures;
import io.andon.topology.SpaceHarness;
import io.andon.topology.alert.AlertMerge;
import io.andon.topology.alert.Fingerprint;
import io.andon.topology.incident.IncidentFold;
import io.andon.topology.query.AlertFilter;
import io.andon.topology.query.DowntimeFilter;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds after any history of signals, commands, timers and restarts. */
class InvariantsTest {
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);
  private static final String[] ASSETS = {"a", "b", "c", "d", "e", "far"};

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdAfterAnyHistory(long seed) {
    SpaceHarness space = history(new Random(seed));

    replayingTheEventsGivesTheSameIncidents(space);
    everythingThatHappenedIsEvidenceOfExactlyOneIncident(space);
    countsAgreeWithTheEvidence(space);
    indexesAgreeWithTheRecords(space);
    assertThat(space.store().openIterators()).as("iterators left open").isZero();
  }

  private static void replayingTheEventsGivesTheSameIncidents(SpaceHarness space) {
    Map<String, Incident> replayed = new HashMap<>();
    for (IncidentEvent event : space.events()) {
      replayed.put(
          event.getIncident(), IncidentFold.apply(replayed.get(event.getIncident()), event));
    }
    List<Incident> live = space.allIncidents();
    assertThat(replayed).hasSize(live.size());
    for (Incident incident : live) {
      assertThat(replayed.get(incident.getId())).isEqualTo(incident);
    }
  }

  private static void everythingThatHappenedIsEvidenceOfExactlyOneIncident(SpaceHarness space) {
    SpaceReader reader = space.reader();
    Map<String, Long> held =
        space.incidents().stream()
            .flatMap(incident -> reader.evidence(incident.getId()).stream())
            .collect(Collectors.groupingBy(Evidence::getRef, Collectors.counting()));
    for (AlertRow row : reader.alerts(AlertFilter.ALL, ALL).items()) {
      if (row.getAlert().getStartsAt() != null) {
        // an alert that came back after its incident was over is evidence of a later one too
        assertThat(held.getOrDefault(row.getFingerprint(), 0L)).isPositive();
        assertThat(row.getIncident()).isNotNull();
      }
    }
  }

  private static void countsAgreeWithTheEvidence(SpaceHarness space) {
    for (Incident incident : space.incidents()) {
      List<Evidence> evidence = space.reader().evidence(incident.getId());
      assertThat(incident.getAlertCount() + incident.getDowntimeCount()).isEqualTo(evidence.size());
      List<Evidence> active = evidence.stream().filter(e -> e.getClearedAt() == null).toList();
      assertThat(incident.getActiveCount()).isEqualTo(active.size());
      assertThat(incident.getActiveBySeverity())
          .isEqualTo(
              active.stream()
                  .collect(
                      Collectors.groupingBy(
                          e -> e.getSeverity().name(), Collectors.summingInt(e -> 1))));
      assertThat(incident.getAssets().stream().mapToInt(a -> a.getActive()).sum())
          .isEqualTo(active.size());
      assertThat(incident.getQuietSince() == null).isEqualTo(!active.isEmpty());
      assertThat(evidence)
          .allMatch(e -> !e.getOnsetAt().isBefore(incident.getStartedAt()))
          .allMatch(e -> !e.getOnsetAt().isAfter(incident.getLastActivityAt()));
      if (!active.isEmpty()) {
        Severity worst =
            active.stream().map(Evidence::getSeverity).min(Enum::compareTo).orElseThrow();
        assertThat(incident.getSeverity()).isEqualTo(worst);
      }
    }
  }

  private static void indexesAgreeWithTheRecords(SpaceHarness space) {
    SpaceReader reader = space.reader();
    List<Incident> all = space.allIncidents();
    assertThat(all)
        .extracting(Incident::getNumber)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    for (IncidentState state : IncidentState.values()) {
      var page = reader.incidents(IncidentFilter.inStates(Set.of(state)), ALL);
      assertThat(page.items()).allMatch(incident -> incident.getState() == state);
      assertThat(page.items())
          .hasSize((int) all.stream().filter(i -> i.getState() == state).count());
      assertThat(page.total()).hasValue(page.items().size());
    }
    for (AlertFilter filter : List.of(AlertFilter.ACTIVE, AlertFilter.RESOLVED)) {
      var page = reader.alerts(filter, ALL);
      assertThat(page.items()).allMatch(row -> row.getActive() == (filter == AlertFilter.ACTIVE));
      assertThat(page.total()).hasValue(page.items().size());
    }
    var open = space.view().open();
    space.restart();
    for (String asset : ASSETS) {
      assertThat(Set.copyOf(space.view().open().on(asset)))
          .as("open incidents on %s, in memory and from the store", asset)
          .isEqualTo(Set.copyOf(open.on(asset)));
    }
    var byUpdate = reader.downtime(new DowntimeFilter(at(-100_000), at(-99_999)), ALL).items();
    var byStart = reader.downtime(new DowntimeFilter(at(-100_000), null), ALL).items();
    assertThat(Set.copyOf(byUpdate)).isEqualTo(Set.copyOf(byStart));
  }

  private static SpaceHarness history(Random random) {
    SpaceHarness space = new SpaceHarness();
    List<String> chain = List.of("a", "b", "c", "d", "e");
    for (int i = 1; i < chain.size(); i++) {
      space.signal(asset(chain.get(i), chain.get(i - 1)), at(0));
    }
    long now = 0;
    for (int step = 0; step < 120; step++) {
      now += random.nextInt(200);
      long late = random.nextInt(10) == 0 ? random.nextInt(2000) : random.nextInt(20);
      String asset = ASSETS[random.nextInt(ASSETS.length)];
      String id = asset + random.nextInt(4);
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> space.signal(firing(random, id, asset, now - late), at(now));
        case 4, 5 -> space.signal(normal(Fixtures.resolved(id, asset, at(now - late))), at(now));
        case 6, 7 -> {
          double seconds = random.nextInt(300);
          var event = Fixtures.stop("e" + id, asset, at((now / 1000) * 1000 - late), seconds);
          event.setOngoing(List.of(true, false).get(random.nextInt(2)));
          if (random.nextInt(3) == 0) {
            event.setOngoing(null);
          }
          space.signal(event, at(now));
        }
        case 8 ->
            space.signal(
                new Link(Fingerprint.of("scada", id), "e" + id, asset, at(now - late), at(now)),
                at(now));
        case 9 -> person(space, random, now);
        case 10 -> space.tick(at(now));
        default -> {
          if (random.nextInt(4) == 0) {
            space.restart();
          }
        }
      }
    }
    return space;
  }

  private static void person(SpaceHarness space, Random random, long now) {
    List<Incident> incidents = space.incidents();
    if (incidents.isEmpty()) {
      return;
    }
    Incident incident = incidents.get(random.nextInt(incidents.size()));
    List<AlertRow> alerts = space.reader().alerts(AlertFilter.ALL, ALL).items();
    if (random.nextInt(4) == 0 && !alerts.isEmpty()) {
      Set<String> linked = new HashSet<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        linked.add(alerts.get(random.nextInt(alerts.size())).getFingerprint());
      }
      LinkAlerts link = new LinkAlerts(incident.getId(), List.copyOf(linked));
      space.command(command("l" + now, PLANT, link), at(now));
      return;
    }
    List<String> edits = new ArrayList<>(List.of("title", "title " + now));
    switch (random.nextInt(5)) {
      case 0 -> edits.addAll(List.of("state", "INVESTIGATING"));
      case 1 -> edits.addAll(List.of("state", "RESOLVED"));
      case 2 -> edits.addAll(List.of("state", "CLOSED"));
      case 3 ->
          edits.addAll(List.of("state", "SNOOZED", "snoozed_until", at(now + 500).toString()));
      default -> {}
    }
    space.command(edit("c" + now, incident.getId(), edits.toArray(String[]::new)), at(now));
  }

  private static Alert firing(Random random, String id, String asset, long seconds) {
    Alert alert = Fixtures.alert(id, asset, at(seconds));
    alert.setSeverity(Severity.values()[random.nextInt(5)]);
    return normal(alert);
  }

  private static Alert normal(Alert alert) {
    return AlertMerge.normalized(alert, at(0));
  }
}
