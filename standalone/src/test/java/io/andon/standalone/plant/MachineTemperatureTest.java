package io.andon.standalone.plant;

import static io.andon.standalone.plant.PlantFixtures.START;
import static io.andon.standalone.plant.PlantFixtures.alerts;
import static io.andon.standalone.plant.PlantFixtures.downtime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MachineTemperatureTest {
  private static final Run RUN = new Run(START);

  @Test
  void opensRefiresAndResolves_whenTooHot() {
    List<Emission> played = play(series(90, 103, 103, 103, 103, 103, 103, 103, 103, 103, 98));

    assertThat(alerts(played))
        .extracting(Alert::getType, Alert::getStatus)
        .containsExactly(
            tuple("temperature_high", AlertStatus.ACTIVE),
            tuple("temperature_high", AlertStatus.ACTIVE),
            tuple("temperature_high", AlertStatus.RESOLVED));
    assertThat(alerts(played)).extracting(Alert::getAlertId).hasSize(3).containsOnly(id("hot-1"));
    assertThat(downtime(played)).as("a hot machine runs on").isEmpty();
  }

  @Test
  void standsWithOneGrowingEvent_whenTooCold() {
    double[] cold = new double[30];
    Arrays.fill(cold, 40);
    cold[0] = 80;
    cold[29] = 63;

    List<DowntimeEvent> versions = downtime(play(series(cold)));

    assertThat(versions).extracting(DowntimeEvent::getEventId).containsOnly(id("cold-1"));
    assertThat(versions).extracting(DowntimeEvent::getOngoing).containsExactly(true, true, false);
    assertThat(versions).extracting(DowntimeEvent::getDowntimeSeconds).isSorted();
    assertThat(versions).extracting(DowntimeEvent::getUpdatedAt).isSorted().doesNotHaveDuplicates();
    assertThat(versions.getLast().getDowntimeSeconds())
        .isEqualTo(MachineTemperature.STEP.multipliedBy(28).toMillis() / 1000.0);
  }

  @Test
  void keepsTheOriginalTime_besideTheCompressedOne() {
    Alert first = alerts(play(series(90, 103, 98))).getFirst();

    assertThat(first.getStartsAt()).isEqualTo(RUN.at(MachineTemperature.STEP));
    assertThat(first.getAnnotations())
        .containsEntry("original_time", "reading 1")
        .containsEntry("reading", "103.0");
  }

  @Test
  void startsLaterInTheFirstRoundOnly() {
    var machine = new MachineTemperature(series(90, 103, 98, 90), 2, RUN);

    assertThat(machine.play(0, Duration.ZERO).emissions()).isEmpty();
    assertThat(machine.play(1, Duration.ofSeconds(1)).emissions()).isNotEmpty();
  }

  @Test
  void usesNewIds_inEveryRound() {
    var machine = new MachineTemperature(series(90, 103, 98), 0, RUN);
    Stream<String> ids =
        Stream.of(0, 1)
            .map(round -> machine.play(round, Duration.ofSeconds(round)).emissions())
            .map(emissions -> alerts(emissions).getFirst().getAlertId());

    assertThat(ids).doesNotHaveDuplicates();
  }

  private static String id(String episode) {
    return "machine-1-" + RUN.id() + "-0-" + episode;
  }

  private static List<Emission> play(List<Reading> readings) {
    return new MachineTemperature(readings, 0, RUN).play(0, Duration.ZERO).emissions();
  }

  private static List<Reading> series(double... degrees) {
    return IntStream.range(0, degrees.length)
        .mapToObj(i -> new Reading("reading " + i, degrees[i]))
        .toList();
  }
}
