package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the original API documents, sent to a running node as they are printed. */
@Timeout(120)
class SeedExamplesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> PLACEHOLDERS =
      List.of("YOUR_API_KEY", "<your_token>", "<api-key>");

  @TempDir static Path folder;
  private static Ground ground;
  private static Node node;
  private static Rest admin;

  @BeforeAll
  static void start() {
    ground = Ground.start(folder);
    node = Node.start(GatewaySettings.from(ground.settings(folder.resolve("node"))), line -> {});
    admin = new Rest(node.url(), Ground.ADMIN_KEY);
  }

  @AfterAll
  static void stop() {
    try (Ground last = ground;
        Node first = node) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void ops() throws Exception {
    Rest rest = admin.newSpace("ops");
    admin
        .send("PUT", "/spaces/ops/assets/svc_xyz", Map.of("kind", "service", "name", "API Gateway"))
        .expect(200);
    admin
        .send("PUT", "/spaces/ops/users/user_123", Map.of("name", "Ada", "permissions", List.of()))
        .expect(201);
    // "Create Incident", "Request Body"
    JsonNode created =
        rest.send(
                "POST",
                "/api/incidents",
                Map.of(
                    "title", "Manual incident",
                    "serviceId", "svc_xyz",
                    "description", "Details about the incident",
                    "urgency", "HIGH",
                    "priority", "P1"))
            .expect(201)
            .json()
            .get("incident");
    assertThat(created.get("urgency").asText()).isEqualTo("HIGH");
    String id = created.get("id").asText();

    JsonNode list = run(rest, "ops-list").expect(200).json();
    assertThat(list.get("total").asInt()).isEqualTo(1);
    assertThat(list.at("/incidents/0/title").asText()).isEqualTo("Manual incident");
    assertThat(list.at("/incidents/0/service/name").asText()).isEqualTo("API Gateway");
    assertThat(run(rest, "ops-get", "inc_abc123", id).expect(200).json().at("/incident/id"))
        .isEqualTo(created.get("id"));
    assertThat(
            run(rest, "ops-update", "inc_abc123", id)
                .expect(200)
                .json()
                .at("/incident/status")
                .asText())
        .isEqualTo("ACKNOWLEDGED");
    // "Update Incident", "Request Body"
    JsonNode assigned =
        rest.send(
                "PATCH",
                "/api/incidents/" + id,
                Map.of("status", "acknowledged", "assigneeId", "user_123"))
            .expect(200)
            .json();
    assertThat(assigned.at("/incident/assignee/id").asText()).isEqualTo("user_123");
  }

  @Test
  void downtime() throws Exception {
    Rest rest = admin.newSpace("downtime");
    Map<String, Object> event =
        Map.of(
            "event_id", "98d2a7eb-afa3-496a-b9ea-a14cd49cc7c0",
            "line_name", "L21",
            "roi_name", "L21_3",
            "roi_title", "Stanice 3",
            "roi_api_name", "L21_3",
            "detected_at", "2025-08-29T14:32:37+00:00",
            "updated_at", "2025-08-29T14:32:59+00:00",
            "downtime_seconds", 8.2,
            "downtime_reason",
                List.of(
                    Map.of("label_name", "operator_resolving_anomaly", "duration_seconds", 8.2)));
    rest.send("POST", "/api/v1/downtime", event).expect(202);
    await().atMost(PATIENCE).until(() -> run(rest, "downtime-list").expect(200).json().size() == 1);

    JsonNode shown = run(rest, "downtime-list").json().get(0);

    event.forEach(
        (name, value) -> assertThat(shown.get(name)).as(name).isEqualTo(Rest.json(value)));
  }

  @Test
  void threat() throws Exception {
    Rest rest = admin.newSpace("threat");
    List<String> ids =
        List.of(
            "3c90c3cc-0d44-4b50-8888-8dd25736052a",
            "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8",
            "4e91fe4c-0f95-43a2-8a1c-b62cc12df5db");
    for (String id : ids) {
      rest.send(
              "POST",
              "/v1/threats",
              Map.of("id", id, "title", "Protest", "severity", "high", "location", "Lagos " + id))
          .expect(201);
    }

    JsonNode printed = run(rest, "threat-create").expect(201).json();
    assertThat(printed.at("/threat_links/0/threat_id").asText()).isEqualTo(ids.getFirst());
    // "Example Request"
    JsonNode example =
        rest.send(
                "POST",
                "/v1/incidents",
                Map.of(
                    "title", "Port access disruption in Lagos",
                    "description",
                        "Multiple protest and road-closure threats affecting site access.",
                    "scope", "aggregate",
                    "threat_ids", ids.subList(1, 3)))
            .expect(201)
            .json();
    assertThat(example.get("threat_links")).hasSize(2);
    assertThat(example.get("status").asText()).isEqualTo("open");
  }

  @Test
  void oneIncident_fiveVocabularies() {
    Rest rest = admin.newSpace("plant");
    Instant now = Instant.now();
    JsonNode reported =
        rest.send(
                "POST",
                "/api/incidentes",
                Map.of(
                    "titulo", "Contaminación en lote EXT-001-12",
                    "descripcion", "Partículas negras",
                    "severidad", "Alta",
                    "proceso_id", 1,
                    "turno", "T1"))
            .expect(201)
            .json()
            .get("data");
    String number = reported.get("id").asText();

    JsonNode inOps = rest.read("/api/incidents?serviceId=process-1").at("/incidents/0");
    assertThat(inOps.get("title")).isEqualTo(reported.get("titulo"));
    assertThat(inOps.get("urgency").asText()).isEqualTo("HIGH");
    JsonNode inQuality = rest.read("/spaces/plant/incidents").at("/items/0");
    assertThat(inQuality.get("severity").asText()).isEqualTo("high");
    JsonNode inThreat = rest.read("/v1/incidents").at("/incidents/0");
    assertThat(inThreat.get("id")).isEqualTo(inQuality.get("id"));

    rest.send(
            "PATCH", "/api/incidents/" + inOps.get("id").asText(), Map.of("status", "ACKNOWLEDGED"))
        .expect(200);
    assertThat(rest.read("/api/incidentes/" + number).at("/data/estado").asText())
        .isEqualTo("En investigación");
    rest.send(
            "PUT",
            "/api/incidentes/" + number,
            Map.of("estado", "Cerrado", "accion_correctiva", "Filtro cambiado"))
        .expect(200);
    assertThat(
            rest.read("/api/incidents/" + inOps.get("id").asText()).at("/incident/status").asText())
        .isEqualTo("RESOLVED");
    assertThat(rest.read("/v1/incidents/" + inThreat.get("id").asText()).get("status").asText())
        .isEqualTo("closed");
    assertThat(rest.read("/api/v1/downtime?since=" + now)).isEmpty();
  }

  /** Sends the example; what follows replaces parts of its URL: from, to, from, to. */
  private static Rest.Answer run(Rest rest, String example, String... replacements)
      throws Exception {
    String text;
    try (InputStream in = SeedExamplesIT.class.getResourceAsStream("/seeds/" + example + ".txt")) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    for (String placeholder : PLACEHOLDERS) {
      text = text.replace(placeholder, rest.key());
    }
    Curl curl = Curl.parse(text);
    String path = curl.url().replaceFirst("https://[^/]+", "");
    for (int i = 0; i < replacements.length; i += 2) {
      path = path.replace(replacements[i], replacements[i + 1]);
    }
    List<String> headers = new ArrayList<>();
    curl.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
    return rest.exactly(curl.method(), path, curl.body(), headers);
  }
}
