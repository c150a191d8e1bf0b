package io.andon.standalone.plant;

import static io.andon.standalone.plant.PlantFixtures.START;
import static io.andon.standalone.plant.PlantFixtures.alerts;
import static io.andon.standalone.plant.PlantFixtures.downtime;
import static io.andon.standalone.plant.PlantFixtures.until;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Invariants of a quarter of an hour: more than one round of everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantTest {
  private static final Duration SHOWN = Duration.ofMinutes(15);

  private final Plant plant = Plant.sample(7);
  private final List<Emission> emissions = until(SHOWN, plant.emissions(START));

  @Test
  void repeatsItself_forTheSameSeedAndStart() {
    assertThat(until(SHOWN, Plant.sample(7).emissions(START))).isEqualTo(emissions);
  }

  @Test
  void differs_forAnotherSeed() {
    assertThat(until(Duration.ofMinutes(1), Plant.sample(8).emissions(START)))
        .isNotEqualTo(until(Duration.ofMinutes(1), plant.emissions(START)));
  }

  @Test
  void sharesNoDowntimeEvent_withARunASecondLater() {
    Set<String> ids = downtime(emissions).stream().map(DowntimeEvent::getEventId).collect(toSet());

    assertThat(downtime(until(Duration.ofMinutes(1), plant.emissions(START.plusSeconds(1)))))
        .extracting(DowntimeEvent::getEventId)
        .doesNotContainAnyElementsOf(ids);
  }

  @Test
  void comesInTheOrderOfOffsets() {
    assertThat(emissions).extracting(Emission::offset).isSorted();
  }

  @Test
  void isNeverAheadOfTheClock() {
    for (Emission emission : emissions) {
      Instant now = START.plus(emission.offset());
      assertThat(times(emission)).as("%s", emission).allMatch(time -> !time.isAfter(now));
    }
  }

  @Test
  void bringsStopAndAlertOnOneAsset_withinTwentySeconds() {
    List<Emission> early = until(Duration.ofSeconds(20), plant.emissions(START));
    Set<String> stopped = downtime(early).stream().map(DowntimeEvent::getRoiName).collect(toSet());

    assertThat(alerts(early)).extracting(Alert::getAsset).containsAnyElementsOf(stopped);
    assertThat(stopped).contains(MachineTemperature.ASSET);
    assertThat(downtime(early)).extracting(DowntimeEvent::getSpace).contains("default", "web");
  }

  @Test
  void publishesSomeDozensASecond_mostOfThemRefires() {
    Set<List<Object>> changes = new HashSet<>();
    for (Alert alert : alerts(emissions)) {
      changes.add(List.of(alert.getAlertId(), alert.getStatus(), alert.getSeverity()));
    }

    assertThat(emissions.size() / (double) SHOWN.toSeconds()).isBetween(20.0, 60.0);
    assertThat(changes).hasSizeLessThan(alerts(emissions).size() / 4);
  }

  @Test
  void namesOnlyDeclaredAssets() {
    Set<String> declared =
        Stream.concat(plant.assets().stream().map(Asset::getId), processes()).collect(toSet());

    assertThat(alerts(emissions)).extracting(Alert::getAsset).isSubsetOf(declared);
    assertThat(downtime(emissions)).extracting(DowntimeEvent::getRoiName).isSubsetOf(declared);
    for (Asset asset : plant.assets()) {
      assertThat(declared).containsAll(asset.getUpstream());
    }
    assertThat(plant.assets()).extracting(Asset::getId).doesNotHaveDuplicates();
    assertThat(processes()).doesNotContainAnyElementsOf(ids(plant.assets()));
  }

  @Test
  void growsEveryStop_andEndsIt() {
    Map<String, List<DowntimeEvent>> byId =
        downtime(emissions).stream().collect(groupingBy(DowntimeEvent::getEventId));

    assertThat(byId).hasSizeGreaterThan(500);
    byId.forEach(
        (id, versions) -> {
          List<DowntimeEvent> ordered =
              versions.stream().sorted(Comparator.comparing(DowntimeEvent::getUpdatedAt)).toList();
          assertThat(ordered).as(id).extracting(DowntimeEvent::getDowntimeSeconds).isSorted();
          assertThat(ordered)
              .extracting(DowntimeEvent::getDetectedAt)
              .containsOnly(ordered.getFirst().getDetectedAt());
          if (ordered.getFirst().getDetectedAt().isBefore(START.plus(SHOWN).minusSeconds(30))
              && !ordered.getFirst().getSpace().equals(Plant.WEB_SPACE)) {
            assertThat(ordered.getLast().getOngoing()).as(id).isFalse();
          }
        });
  }

  @Test
  void startsEveryKnockOn_afterItsCauseAndUpstreamNeighbour() {
    Map<String, DowntimeEvent> first = new HashMap<>();
    downtime(emissions).forEach(event -> first.putIfAbsent(event.getEventId(), event));
    Map<String, Asset> assets = new HashMap<>();
    plant.assets().forEach(asset -> assets.put(asset.getId(), asset));
    List<DowntimeEvent> knockOns =
        first.values().stream()
            .filter(
                e -> e.getDowntimeReason().getFirst().getLabelName().equals(PackagingHall.STARVED))
            .toList();

    assertThat(knockOns).hasSizeGreaterThan(30);
    for (DowntimeEvent knockOn : knockOns) {
      String id = knockOn.getEventId();
      DowntimeEvent cause =
          Objects.requireNonNull(
              first.get(id.endsWith("-k2") ? id.replace("-k2", "-k1") : id.replace("-k1", "")));
      assertThat(knockOn.getDetectedAt())
          .isBetween(cause.getDetectedAt().plusSeconds(2), cause.getDetectedAt().plusSeconds(4));
      assertThat(Objects.requireNonNull(assets.get(knockOn.getRoiName())).getUpstream())
          .containsExactly(cause.getRoiName());
    }
  }

  @Test
  void misbehavesAsProducersDo() {
    Map<String, Instant> newest = new HashMap<>();
    Set<String> resolved = new HashSet<>();
    int staleVersions = 0;
    int late = 0;
    int activeAfterResolve = 0;
    for (Emission emission : emissions) {
      switch (emission.record()) {
        case DowntimeEvent event -> {
          Instant before = newest.merge(event.getEventId(), event.getUpdatedAt(), PlantTest::later);
          staleVersions += before.isAfter(event.getUpdatedAt()) ? 1 : 0;
          late +=
              event.getUpdatedAt().isBefore(START.plus(emission.offset()).minusSeconds(100))
                  ? 1
                  : 0;
        }
        case Alert alert -> {
          if (alert.getStatus() == AlertStatus.RESOLVED) {
            resolved.add(alert.getAlertId());
          } else if (alert.getAlertId().endsWith("-label")) {
            activeAfterResolve += resolved.contains(alert.getAlertId()) ? 1 : 0;
          }
        }
        default -> throw new AssertionError(emission);
      }
    }

    assertThat(staleVersions).isGreaterThan(30);
    assertThat(late).isGreaterThan(10);
    assertThat(activeAfterResolve).isGreaterThan(10);
  }

  @Test
  void repeatsAlertsByteForByte_andWithNewObservations() {
    List<Alert> storm =
        alerts(emissions).stream().filter(a -> a.getAlertId().endsWith("-vision")).toList();
    Set<Alert> distinct = new HashSet<>(storm);
    long conditions = storm.stream().map(Alert::getAlertId).distinct().count();

    assertThat(distinct).hasSizeLessThan(storm.size() * 3 / 4);
    assertThat(distinct).hasSizeGreaterThan((int) conditions * 10);
  }

  @Test
  void losesSomeResolves() {
    List<Alert> jams =
        alerts(emissions).stream().filter(a -> a.getAlertId().endsWith(".F017")).toList();
    long occurrences = jams.stream().map(Alert::getStartsAt).distinct().count();
    long resolves = jams.stream().filter(a -> a.getStatus() == AlertStatus.RESOLVED).count();

    assertThat(resolves).isBetween(occurrences / 2, occurrences - 3);
  }

  @Test
  void doubtsTheDataProducts_ofOneLineAndOfAll() {
    assertThat(alerts(emissions))
        .extracting(Alert::getAsset)
        .contains("shipping-forecast", "quality-report", "returns-forecast", "oee-daily");
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<String> ids(List<Asset> assets) {
    return assets.stream().map(Asset::getId).toList();
  }

  private static Stream<String> processes() {
    return Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9).map(number -> "process-" + number);
  }

  private static List<Instant> times(Emission emission) {
    Stream<@Nullable Instant> times =
        switch (emission.record()) {
          case Alert alert ->
              Stream.of(alert.getStartsAt(), alert.getEndsAt(), alert.getObservedAt());
          case DowntimeEvent event -> Stream.of(event.getDetectedAt(), event.getUpdatedAt());
          default -> throw new AssertionError(emission);
        };
    return times.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }
}
