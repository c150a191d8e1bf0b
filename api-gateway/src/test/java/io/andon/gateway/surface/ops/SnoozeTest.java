package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long incidents sleep, and how they wake. */
class SnoozeTest {
  private final OpsPlant plant = new OpsPlant();
  private String id = "";

  @BeforeEach
  void anIncident() {
    id = plant.open("Database timeout", "svc_xyz");
  }

  @AfterEach
  void close() {
    plant.close();
  }

  private Answer changed(String body) {
    Answer answer = plant.patch(id, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private Incident stored() {
    return plant.space.reader().incident(OpsId.parse(id)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"snoozeMinutes\":1}                                           | 2026-03-06T10:31:00Z",
        "{\"snoozeMinutes\":43200}                                       | 2026-04-05T10:30:00Z",
        "{\"status\":\"snoozed\",\"snoozeMinutes\":30}                   | 2026-03-06T11:00:00Z",
        "{\"snoozedUntil\":\"2026-03-06T12:30:00+01:00\"}                | 2026-03-06T11:30:00Z",
        "{\"status\":\"SNOOZED\",\"snoozedUntil\":\"2026-03-07\"}        | 2026-03-07T00:00:00Z",
        "{\"snoozedUntil\":null,\"snoozeMinutes\":5}                     | 2026-03-06T10:35:00Z",
        "{\"status\":\"SNOOZED\"}                                        | 2026-03-06T11:30:00Z",
        "{\"status\":\"SNOOZED\",\"snoozedUntil\":null}                  | 2026-03-06T11:30:00Z",
      })
  void snoozes(String body, String until) {
    Answer answer = changed(body);

    assertThat(answer.at("/incident/status")).isEqualTo("SNOOZED");
    assertThat(answer.at("/incident/snoozedUntil")).isEqualTo(until);
  }

  @Test
  void sleepsAsLongAsTheSpaceSays_whenNobodyDoes() {
    Answer set =
        plant.gateway.send("PATCH", "/spaces/plant", "{\"snooze\":{\"default_seconds\":600}}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().at("/snooze/default_seconds").asInt()).isEqualTo(600);

    assertThat(changed("{\"status\":\"SNOOZED\"}").at("/incident/snoozedUntil"))
        .isEqualTo("2026-03-06T10:40:00Z");
    changed("{\"status\":\"SNOOZED\"}");
    assertThat(stored().getVersion()).as("it sleeps already").isEqualTo(2);
    assertThat(
            plant
                .gateway
                .send("PATCH", "/spaces/plant", "{\"snooze\":{\"default_seconds\":0}}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void snoozesAnewAndWakesInTime() {
    changed("{\"snoozeMinutes\":5}");
    changed("{\"snoozeMinutes\":10}");

    plant.space.tick(Fixtures.NOW.plusSeconds(599));
    assertThat(stored().getState()).isEqualTo(IncidentState.SNOOZED);
    plant.space.tick(Fixtures.NOW.plusSeconds(600));
    assertThat(plant.get(ALL + "/" + id).at("/incident/status")).isEqualTo("OPEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"snoozedUntil\":null}", "{\"snoozeMinutes\":null}"})
  void wakesWhenTheEndOfTheSnoozeIsCleared(String body) {
    changed(body);
    assertThat(stored().getVersion()).as("nothing to wake").isEqualTo(1);
    changed("{\"status\":\"ACKNOWLEDGED\"}");
    changed("{\"snoozeMinutes\":5}");

    assertThat(changed(body).at("/incident/status")).isEqualTo("ACKNOWLEDGED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"snoozedUntil\":\"2026-03-06T10:30:00Z\"}                     | snoozedUntil",
        "{\"snoozedUntil\":\"2020-01-01T00:00:00Z\"}                     | snoozedUntil",
        "{\"status\":\"OPEN\",\"snoozeMinutes\":5}                       | snoozeMinutes",
        "{\"status\":\"RESOLVED\",\"snoozedUntil\":\"2027-01-01\"}       | snoozedUntil",
        "{\"snoozeMinutes\":5,\"snoozedUntil\":\"2027-01-01\"}           | snoozeMinutes",
      })
  void refusesASnoozeThatIsNone(String body, String field) {
    Answer answer = plant.patch(id, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/meta/issues")).hasSize(1);
    assertThat(answer.at("/meta/issues/0/path")).isEqualTo(field);
    assertThat(stored().getVersion()).isEqualTo(1);
  }
}
