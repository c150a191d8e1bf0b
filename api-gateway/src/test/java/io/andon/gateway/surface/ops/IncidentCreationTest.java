package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.json.Json;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents that people open through ops. */
class IncidentCreationTest {
  private final OpsPlant plant = new OpsPlant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void opensAnIncidentAndSaysWhere() {
    Answer answer =
        plant.post(
            """
            {"title":"🏭 down","serviceId":"svc_xyz","description":"Line 1\\nLine 2",
             "urgency":"low","priority":"p1","dedupKey":"disk full","unknown":[1]}
            """);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode incident = answer.json().at("/incident");
    assertThat(incident.at("/title").asText()).isEqualTo("🏭 down");
    assertThat(incident.at("/service/name").asText()).isEqualTo("API Gateway");
    assertThat(incident.at("/description").asText()).isEqualTo("Line 1\nLine 2");
    assertThat(incident.at("/urgency").asText()).isEqualTo("LOW");
    assertThat(incident.at("/priority").asText()).isEqualTo("P1");
    assertThat(incident.at("/dedupKey").asText()).isEqualTo("disk full");
    assertThat(answer.header("Location")).isEqualTo(ALL + "/" + answer.at("/incident/id"));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(plant.get(answer.header("Location")).json()).isEqualTo(answer.json());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,    -,  HIGH,     HIGH, P2",
        "HIGH, -,  HIGH,     HIGH, P2",
        "LOW,  -,  LOW,      LOW,  P4",
        "-,    P1, CRITICAL, HIGH, P1",
        "-,    P3, MEDIUM,   LOW,  P3",
        "-,    P5, INFO,     LOW,  P5",
        "HIGH, P4, LOW,      HIGH, P4",
        "LOW,  P2, HIGH,     LOW,  P2",
      })
  void severityFollowsFromPriority_elseFromUrgency(
      String urgency, String priority, Severity severity, String shown, String shownPriority) {
    Answer answer =
        plant.post(
            "{\"title\":\"t\",\"serviceId\":\"svc_xyz\",\"urgency\":%s,\"priority\":%s}"
                .formatted(quoted(urgency), quoted(priority)));

    assertThat(stored(answer).getSeverity()).isEqualTo(severity);
    assertThat(stored(answer).getUrgency()).isEqualTo(urgency);
    assertThat(answer.at("/incident/urgency")).isEqualTo(shown);
    assertThat(answer.at("/incident/priority")).isEqualTo(shownPriority);
  }

  private static String quoted(String word) {
    return word == null ? "null" : "\"" + word + "\"";
  }

  private Incident stored(Answer answer) {
    return plant.space.reader().incident(OpsId.parse(answer.at("/incident/id"))).orElseThrow();
  }

  @Test
  void refusesAServiceNobodyKnows() {
    Answer answer = plant.post("{\"title\":\"t\",\"serviceId\":\"svc_nobody\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Service not found.\"}");
  }

  @Test
  void theSameDedupKeyIsTheSameIncident_untilItIsResolved() {
    String body = "{\"title\":\"%s\",\"serviceId\":\"svc_xyz\",\"dedupKey\":\"disk\"}";

    Answer first = plant.post(body.formatted("first"));
    plant.patch(first.at("/incident/id"), "{\"status\":\"acknowledged\"}");
    Answer second = plant.post(body.formatted("second"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Location")).isEmpty();
    assertThat(second.header("ETag")).isEqualTo("\"2\"");
    assertThat(second.at("/incident/id")).isEqualTo(first.at("/incident/id"));
    assertThat(second.at("/incident/title")).isEqualTo("first");
    assertThat(second.at("/incident/status")).isEqualTo("ACKNOWLEDGED");

    plant.patch(first.at("/incident/id"), "{\"status\":\"resolved\"}");
    assertThat(plant.post(body.formatted("third")).status()).isEqualTo(201);
  }

  @Test
  void limitsAreInclusive_andCountCharacters() {
    Answer answer =
        plant.post(
            "{\"title\":\"%s\",\"serviceId\":\"svc_xyz\",\"dedupKey\":\"%s\"}"
                .formatted("🏭".repeat(500), "k".repeat(200)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.at("/incident/title")).isEqualTo("🏭".repeat(500));
    assertThat(
            plant
                .patch(answer.at("/incident/id"), "{\"title\":\"" + "é🏭".repeat(250) + "\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDedupKeyHasUpTo255Characters() {
    String key = "🔑".repeat(255);
    String body = "{\"title\":\"t\",\"serviceId\":\"s\",\"dedupKey\":\"" + key + "\"}";

    assertThat(NewIncident.read(Json.read(body.getBytes(Fixtures.UTF8)), UUID.randomUUID()))
        .extracting(CreateIncident::getDedupKey)
        .isEqualTo(key);
  }

  @Test
  void aRepeatedRequestGetsTheSameAnswer() {
    String body = "{\"title\":\"t\",\"serviceId\":\"svc_xyz\"}";

    Answer first = idempotent(body);
    Answer again = idempotent(body);
    Answer other = idempotent("{\"title\":\"other\",\"serviceId\":\"svc_xyz\"}");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text())
        .isEqualTo("{\"error\":\"This Idempotency-Key was used for another request.\"}");
    assertThat(plant.get(ALL).at("/total")).isEqualTo("1");
  }

  private Answer idempotent(String body) {
    return plant.gateway.send("POST", ALL, body, "Andon-Space", "plant", "Idempotency-Key", "k-1");
  }

  @Test
  void whatCameThroughOpsIsTheSameIncidentElsewhere() {
    String id = plant.open("Database timeout", "svc_xyz");

    String quality = "/spaces/plant/incidents/" + OpsId.parse(id);
    assertThat(plant.get(quality).at("/title")).isEqualTo("Database timeout");
    plant.gateway.send("POST", quality + "/resolve", null);

    assertThat(plant.get(ALL + "/" + id).at("/incident/status")).isEqualTo("RESOLVED");
    assertThat(plant.space.happened().getFirst().getSurface()).isEqualTo("ops");
    assertThat(plant.space.happened().getFirst().getActor().getName()).isEqualTo("test key");
  }

  @Test
  void signalsOfTheServiceJoinIt() {
    String id = plant.open("Database timeout", "svc_xyz");

    plant.alert("a1", "svc_xyz", Severity.CRITICAL);

    assertThat(plant.only()).isEqualTo(id);
  }

  @Test
  void needsItsOwnScope() {
    String reader = plant.gateway.key(Scope.INCIDENTS_READ);
    String writer = plant.gateway.key(Scope.INCIDENTS_WRITE);
    String body = "{\"title\":\"t\",\"serviceId\":\"svc_xyz\"}";

    Answer noWrite = plant.gateway.sendAs(reader, "POST", ALL, body);
    assertThat(noWrite.status()).isEqualTo(403);
    assertThat(noWrite.text()).isEqualTo("{\"error\":\"API key missing scope: incidents:write.\"}");
    Answer noRead = plant.gateway.sendAs(writer, "GET", ALL, null);
    assertThat(noRead.status()).isEqualTo(403);
    assertThat(noRead.text()).isEqualTo("{\"error\":\"API key missing scope: incidents:read.\"}");
    assertThat(plant.gateway.sendAs(writer, "POST", ALL, body).status()).isEqualTo(201);
    for (List<String> headers :
        List.of(List.<String>of(), List.of("Authorization", "Bearer nonsense"))) {
      Answer unknown = plant.gateway.raw("GET", ALL, null, headers);
      assertThat(unknown.status()).isEqualTo(401);
      assertThat(unknown.text())
          .isEqualTo("{\"error\":\"Unauthorized. Missing or invalid API key.\"}");
    }
  }

  @Test
  void aKeyActsOnItsOwnSpaceOnly() {
    String id = plant.open("Database timeout", "svc_xyz");
    String stranger =
        plant.gateway.keyOf("other", key -> {}, Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE);

    assertThat(plant.gateway.sendAs(stranger, "GET", ALL, null).at("/total")).isEqualTo("0");
    assertThat(plant.gateway.sendAs(stranger, "GET", ALL + "/" + id, null).text())
        .isEqualTo("{\"error\":\"Incident not found.\"}");
    assertThat(plant.gateway.get(ALL, "Andon-Space", "nowhere").text())
        .isEqualTo("{\"error\":\"Space not found.\"}");
    assertThat(stored(plant.get(ALL + "/" + id)).getState()).isEqualTo(IncidentState.OPEN);
  }
}
