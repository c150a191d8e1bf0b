package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of incidents through ops. */
class IncidentChangeTest {
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

  private void refused(String body, int status, String json) {
    Answer before = plant.get(ALL + "/" + id);
    Answer answer = plant.patch(id, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(json);
    assertThat(plant.get(ALL + "/" + id).text()).isEqualTo(before.text());
  }

  private Incident stored() {
    return plant.space.reader().incident(OpsId.parse(id)).orElseThrow();
  }

  @Test
  void changesWhatIsGivenAndKeepsTheRest() {
    Answer answer =
        changed(
            """
            {"title":"Timeouts 🏭","description":"since ten","urgency":"low","priority":"P1",
             "assigneeId":"user_123","status":"Acknowledged","unknown":1}
            """);

    assertThat(answer.at("/incident/title")).isEqualTo("Timeouts 🏭");
    assertThat(answer.at("/incident/description")).isEqualTo("since ten");
    assertThat(answer.at("/incident/urgency")).isEqualTo("LOW");
    assertThat(answer.at("/incident/priority")).isEqualTo("P1");
    assertThat(answer.json().at("/incident/assignee").toString())
        .isEqualTo("{\"id\":\"user_123\",\"name\":\"Jana Nováková\"}");
    assertThat(answer.at("/incident/status")).isEqualTo("ACKNOWLEDGED");
    assertThat(answer.at("/incident/acknowledgedAt")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    assertThat(stored().getSeverity()).isEqualTo(Severity.CRITICAL);

    Answer less = changed("{\"description\":null,\"urgency\":null}");
    assertThat(less.json().at("/incident/description").isNull()).isTrue();
    assertThat(less.at("/incident/urgency")).as("that of the severity").isEqualTo("HIGH");
    assertThat(less.at("/incident/title")).isEqualTo("Timeouts 🏭");
    assertThat(plant.get(ALL + "/" + id).json()).isEqualTo(less.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \""})
  void nobodyIsAssignedByNullOrNothing(String nobody) {
    changed("{\"assigneeId\":\"user_123\"}");

    Answer answer = changed("{\"assigneeId\":%s}".formatted(nobody));

    assertThat(answer.json().at("/incident/assignee").isNull()).isTrue();
  }

  @Test
  void onlyAUserOfTheSpaceIsAssigned() {
    plant.gateway.userOf("other", "stranger", user -> {});

    refused(
        "{\"assigneeId\":\"stranger\",\"title\":\"x\"}",
        400,
        "{\"error\":\"Invalid request body.\",\"meta\":{\"issues\":[{\"path\":\"assigneeId\","
            + "\"message\":\"is not a user of this space: stranger\"}]}}");
  }

  @Test
  void priorityIsTheSeverity_untilItIsGivenBackToTheEvidence() {
    plant.alert("a1", "svc_xyz", Severity.MEDIUM);

    assertThat(changed("{\"priority\":\"p5\"}").at("/incident/priority")).isEqualTo("P5");
    assertThat(stored().getSeverity()).isEqualTo(Severity.INFO);
    assertThat(changed("{\"priority\":null}").at("/incident/priority")).isEqualTo("P3");
    assertThat(stored().getPriority()).isNull();
    plant.gateway.send(
        "PATCH", "/spaces/plant/incidents/" + OpsId.parse(id), "{\"severity\":\"critical\"}");
    assertThat(plant.get(ALL + "/" + id).at("/incident/priority")).isEqualTo("P1");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,          OPEN,         OPEN",
    "OPEN,          triggered,    OPEN",
    "OPEN,          ACKNOWLEDGED, ACKNOWLEDGED",
    "OPEN,          RESOLVED,     RESOLVED",
    "INVESTIGATING, ACKNOWLEDGED, ACKNOWLEDGED",
    "INVESTIGATING, OPEN,         OPEN",
    "INVESTIGATING, RESOLVED,     RESOLVED",
    "SNOOZED,       OPEN,         OPEN",
    "SNOOZED,       ACKNOWLEDGED, ACKNOWLEDGED",
    "SNOOZED,       RESOLVED,     RESOLVED",
    "RESOLVED,      OPEN,         OPEN",
    "RESOLVED,      RESOLVED,     RESOLVED",
    "CLOSED,        RESOLVED,     RESOLVED",
  })
  void moves(IncidentState from, String status, String shown) {
    bring(from);

    Answer answer = changed("{\"status\":\"%s\"}".formatted(status));

    assertThat(answer.at("/incident/status")).isEqualTo(shown);
    assertThat(answer.json().at("/incident/snoozedUntil").isNull()).isTrue();
    assertThat(answer.json().at("/incident/resolvedAt").isNull())
        .isEqualTo(!shown.equals("RESOLVED"));
  }

  private void bring(IncidentState state) {
    switch (state) {
      case OPEN -> {}
      case SNOOZED -> changed("{\"snoozeMinutes\":5}");
      case INVESTIGATING, RESOLVED, CLOSED, MERGED -> plant.move(id, state);
    }
  }

  @Test
  void whatIsNoMoveChangesNothing() {
    changed("{\"status\":\"OPEN\"}");
    assertThat(stored().getVersion()).isEqualTo(1);
    plant.move(id, IncidentState.CLOSED);
    changed("{\"status\":\"RESOLVED\"}");
    assertThat(stored().getState()).isEqualTo(IncidentState.CLOSED);
    assertThat(stored().getVersion()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "RESOLVED,      ACKNOWLEDGED, RESOLVED",
    "CLOSED,        OPEN,         closed",
    "CLOSED,        ACKNOWLEDGED, closed",
  })
  void saysInItsOwnWordsWhichWayThereIsNone(IncidentState from, String status, String shown) {
    bring(from);

    refused(
        "{\"status\":\"%s\",\"title\":\"x\"}".formatted(status),
        409,
        "{\"error\":\"An incident that is %s cannot become %s.\"}".formatted(shown, status));
  }

  @Test
  void whoGivesItBackNoLongerHasIt() {
    changed("{\"status\":\"ACKNOWLEDGED\"}");

    Answer open = changed("{\"status\":\"OPEN\"}");

    assertThat(open.json().at("/incident/acknowledgedAt").isNull()).isTrue();
    changed("{\"snoozeMinutes\":5}");
    plant.space.tick(Fixtures.NOW.plusSeconds(300));
    assertThat(stored().getState()).as("nobody has it").isEqualTo(IncidentState.OPEN);
  }

  @ParameterizedTest
  @CsvSource({
    "id, \"x\"",
    "service, {}",
    "serviceId, \"svc_abc\"",
    "assignee, \"user_123\"",
    "dedupKey, \"k\"",
    "createdAt, \"2020-01-01T00:00:00Z\"",
    "updatedAt, null",
    "acknowledgedAt, \"2020-01-01T00:00:00Z\"",
    "resolvedAt, \"2020-01-01T00:00:00Z\"",
  })
  void refusesByNameWhatCannotBeChanged(String field, String value) {
    refused(
        "{\"title\":\"x\",\"%s\":%s}".formatted(field, value),
        400,
        "{\"error\":\"Invalid request body.\",\"meta\":{\"issues\":[{\"path\":\"%s\","
                .formatted(field)
            + "\"message\":\"Field cannot be changed\"}]}}");
  }

  @Test
  void theWholeIncidentMayComeBack() {
    ObjectNode whole = (ObjectNode) plant.get(ALL + "/" + id).json().path("incident");

    Answer answer = changed(whole.put("title", "Timeouts").toString());

    assertThat(answer.at("/incident/title")).isEqualTo("Timeouts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Status\":\"OPEN\",\"name\":\"x\"}"})
  void refusesWhatChangesNothing(String body) {
    refused(body, 400, "{\"error\":\"No valid fields to update.\"}");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    refused(
        "{\"status\":\"closed\",\"urgency\":1,\"title\":\"\"}",
        400,
        """
        {"error":"Invalid request body.","meta":{"issues":[\
        {"path":"title","message":"String should have at least 1 character"},\
        {"path":"urgency","message":"Input should be 'HIGH' or 'LOW'"},\
        {"path":"status","message":"Input should be 'OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'SNOOZED' or 'TRIGGERED'"}]}}\
        """);
  }

  @Test
  void refusesALostUpdate() {
    String one = ALL + "/" + id;
    Answer first = ifMatch(one, "\"1\"");
    Answer lost = ifMatch(one, "\"1\"");
    Answer strange = ifMatch(one, "\"abc\"");

    assertThat(first.status()).isEqualTo(200);
    assertThat(lost.status()).isEqualTo(412);
    assertThat(lost.text()).isEqualTo("{\"error\":\"The incident has version 2, not 1.\"}");
    assertThat(strange.status()).isEqualTo(412);
    assertThat(ifMatch(one, "*").status()).isEqualTo(200);
  }

  private Answer ifMatch(String path, String version) {
    String body = "{\"description\":\"by %s\"}".formatted(version.replace("\"", ""));
    return plant.gateway.send("PATCH", path, body, "Andon-Space", "plant", "If-Match", version);
  }

  @Test
  void aRepeatedRequestIsDoneOnce() {
    String body = "{\"snoozeMinutes\":5}";
    Answer first = idempotent(body);
    changed("{\"status\":\"OPEN\"}");
    Answer again = idempotent(body);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(stored().getState()).isEqualTo(IncidentState.OPEN);
    assertThat(idempotent("{\"snoozeMinutes\":6}").status()).isEqualTo(409);
    Answer tooLong =
        plant.gateway.send(
            "PATCH",
            ALL + "/" + id,
            body,
            "Andon-Space",
            "plant",
            "Idempotency-Key",
            "k".repeat(201));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.at("/error")).isEqualTo("Invalid request headers.");
    assertThat(tooLong.at("/meta/issues/0/path")).isEqualTo("Idempotency-Key");
  }

  private Answer idempotent(String body) {
    return plant.gateway.send(
        "PATCH", ALL + "/" + id, body, "Andon-Space", "plant", "Idempotency-Key", "k-1");
  }

  @Test
  void anUnknownIncidentIsNotFound() {
    Answer answer = plant.patch("inc_" + "0".repeat(32), "{\"status\":\"OPEN\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Incident not found.\"}");
  }
}
