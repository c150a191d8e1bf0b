package io.andon.gateway.surface.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Curl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands of the API's own document, as a reader would paste them. */
class SeedExamplesTest {
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

  private Answer curl(String command) {
    return Curl.run(
        plant.gateway, command.replace("YOUR_API_KEY", plant.key).replace("inc_abc123", id));
  }

  @Test
  void listsIncidents() {
    Answer answer =
        curl(
            """
            curl -H "Authorization: Bearer YOUR_API_KEY" \\
              "https://your-ops.com/api/incidents?limit=25&status=triggered"
            """);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode incident = answer.json().at("/incidents/0");
    assertThat(incident.at("/id").asText()).isEqualTo(id);
    assertThat(incident.at("/title").asText()).isEqualTo("Database timeout");
    assertThat(incident.at("/urgency").asText()).isEqualTo("HIGH");
    assertThat(incident.at("/service").toString())
        .isEqualTo("{\"id\":\"svc_xyz\",\"name\":\"API Gateway\"}");
    assertThat(incident.at("/assignee").isNull()).isTrue();
    assertThat(incident.at("/createdAt").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(answer.at("/total")).isEqualTo("1");
  }

  @Test
  void getsAnIncident() {
    Answer answer =
        curl(
            """
            curl -H "Authorization: Bearer YOUR_API_KEY" \\
              "https://your-ops.com/api/incidents/inc_abc123"
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/incident/title")).isEqualTo("Database timeout");
  }

  @Test
  void createsAnIncident() {
    Answer answer =
        plant.post(
            """
            {
              "title": "Manual incident",
              "serviceId": "svc_xyz",
              "description": "Details about the incident",
              "urgency": "HIGH",
              "priority": "P1"
            }
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/incident/description")).isEqualTo("Details about the incident");
    assertThat(answer.at("/incident/priority")).isEqualTo("P1");
  }

  @Test
  void acknowledgesAndAssigns() {
    Answer answer =
        plant.patch(
            id,
            """
            {
              "status": "acknowledged",
              "assigneeId": "user_123"
            }
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/incident/status")).isEqualTo("ACKNOWLEDGED");
    assertThat(answer.at("/incident/assignee/id")).isEqualTo("user_123");
  }

  @Test
  void updatesAnIncident() {
    Answer answer =
        curl(
            """
            curl -X PATCH "https://your-ops.com/api/incidents/inc_abc123" \\
              -H "Authorization: Bearer YOUR_API_KEY" \\
              -H "Content-Type: application/json" \\
              -d '{"status": "ACKNOWLEDGED"}'
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/incident/status")).isEqualTo("ACKNOWLEDGED");
  }
}
