package io.andon.standalone.plant;

import static io.andon.standalone.plant.PlantFixtures.START;
import static io.andon.standalone.plant.PlantFixtures.alerts;
import static io.andon.standalone.plant.PlantFixtures.downtime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebUptimeTest {
  // ten hours play in ten minutes: a minute of the original is a second here
  private static final String FIRST = "2024-10-30T00:00:00.000Z,\"Other b.example\",up,200,5";
  private static final String LAST = "2024-10-30T10:00:00.000Z,\"Other b.example\",up,200,5";

  @Test
  void standsAndAlerts_whileAServiceIsDown() {
    List<Emission> played =
        play(
            "2024-10-30T01:00:00.000Z,\"My Wiki a.example\",down,502,70",
            "2024-10-30T01:12:00.000Z,\"My Wiki a.example\",up,200,80");

    assertThat(downtime(played))
        .extracting(DowntimeEvent::getDowntimeSeconds, DowntimeEvent::getOngoing)
        .containsExactly(tuple(0.0, true), tuple(5.0, true), tuple(10.0, true), tuple(12.0, false));
    assertThat(alerts(played))
        .extracting(Alert::getStatus)
        .containsExactly(
            AlertStatus.ACTIVE, AlertStatus.ACTIVE, AlertStatus.ACTIVE, AlertStatus.RESOLVED);
    Alert first = alerts(played).getFirst();
    assertThat(first.getTitle()).isEqualTo("a.example answers HTTP 502");
    assertThat(first.getAnnotations())
        .containsEntry("http_code", "502")
        .containsEntry("response_ms", "70");
    assertThat(first.getLabels()).containsEntry("family", "My Wiki");
    assertThat(first.getStartsAt()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void firesAgainWithTheNewAnswer_whenSeenDownTwice() {
    List<Alert> alerts =
        alerts(
            play(
                "2024-10-30T01:00:00.000Z,\"Wiki a.example\",down,502,70",
                "2024-10-30T01:02:00.000Z,\"Wiki a.example\",down,0,0",
                "2024-10-30T01:04:00.000Z,\"Wiki a.example\",up,200,80"));

    assertThat(alerts)
        .extracting(Alert::getAlertId)
        .hasSize(3)
        .containsOnly(alerts.getFirst().getAlertId());
    assertThat(alerts)
        .extracting(Alert::getSeverity)
        .containsExactly(Severity.MEDIUM, Severity.HIGH, Severity.HIGH);
  }

  @Test
  void resolvesTwiceWithTheSameEnd_whenSeenUpTwice() {
    List<Emission> played =
        play(
            "2024-10-30T01:00:00.000Z,\"Wiki a.example\",down,502,70",
            "2024-10-30T01:02:00.000Z,\"Wiki a.example\",up,200,80",
            "2024-10-30T01:30:00.000Z,\"Wiki a.example\",up,200,90");

    assertThat(alerts(played).stream().filter(a -> a.getStatus() == AlertStatus.RESOLVED))
        .extracting(Alert::getEndsAt, Alert::getObservedAt)
        .containsExactly(
            tuple(START.plusSeconds(62), START.plusSeconds(62)),
            tuple(START.plusSeconds(62), START.plusSeconds(90)));
    assertThat(downtime(played).getLast().getDowntimeSeconds()).isEqualTo(2.0);
  }

  @Test
  void endsWithTheRound_whatNothingElseEnded() {
    List<Emission> played = play("2024-10-30T09:59:00.000Z,\"Wiki a.example\",down,0,0");

    assertThat(alerts(played).getLast().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(downtime(played).getLast().getDowntimeSeconds()).isEqualTo(1.0);
    assertThat(played.getLast().offset()).isEqualTo(WebUptime.LENGTH);
  }

  @Test
  void saysNothing_ofServicesNeverSeenDown() {
    assertThat(play()).isEmpty();
  }

  private static List<Emission> play(String... lines) {
    List<String> csv =
        Stream.of(Stream.of("heading", FIRST), Stream.of(lines), Stream.of(LAST))
            .flatMap(part -> part)
            .toList();
    List<Transition> transitions = Transition.parse(csv);
    return new WebUptime(transitions, transitions.getFirst().at(), new Run(START))
        .play(0, Duration.ZERO)
        .emissions();
  }
}
