package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.THREATS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Curl;
import io.andon.gateway.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests of the documentation that this vocabulary comes from, byte by byte. */
class SeedTest {
  private final Api api = new Api();
  private final String key =
      api.gateway.key(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE, Scope.EVENTS_WRITE);

  @AfterEach
  void close() {
    api.close();
  }

  private Answer post(String path, String body) {
    return api.gateway.raw(
        "POST",
        path,
        body.getBytes(Fixtures.UTF8),
        List.of("Content-Type", "application/json", "X-API-Key", key));
  }

  @Test
  void theCurlExample() {
    Api.expect(
        201,
        post(THREATS, "{\"id\":\"3c90c3cc-0d44-4b50-8888-8dd25736052a\",\"title\":\"Roadblock\"}"));

    Answer answer =
        Api.expect(
            201,
            Curl.run(
                api.gateway,
                """
                curl --request POST \\
                  --url https://api.intrace.ai/v1/incidents \\
                  --header 'Content-Type: application/json' \\
                  --header 'X-API-Key: <api-key>' \\
                  --data '
                {
                  "title": "<string>",
                  "description": "<string>",
                  "scope": "aggregate",
                  "threat_ids": [
                    "3c90c3cc-0d44-4b50-8888-8dd25736052a"
                  ]
                }
                '
                """
                    .replace("<api-key>", key)));

    JsonNode incident = answer.json();
    assertThat(incident.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "title",
            "status",
            "scope",
            "threat_links",
            "created_at",
            "updated_at",
            "description",
            "started_at",
            "resolved_at");
    assertThat(incident.path("title").asText()).isEqualTo("<string>");
    assertThat(incident.path("description").asText()).isEqualTo("<string>");
    assertThat(incident.path("status").asText()).isEqualTo("open");
    assertThat(incident.path("scope").asText()).isEqualTo("aggregate");
    assertThat(incident.path("created_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(incident.path("updated_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(incident.path("started_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(incident.path("resolved_at").isNull()).isTrue();
    JsonNode link = incident.at("/threat_links/0");
    assertThat(link.fieldNames())
        .toIterable()
        .containsExactly("id", "threat_id", "added_at", "threat");
    assertThat(link.path("id").asText()).matches("[0-9a-f-]{36}");
    assertThat(link.path("threat_id").asText()).isEqualTo("3c90c3cc-0d44-4b50-8888-8dd25736052a");
    assertThat(link.path("added_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(link.path("threat").fieldNames())
        .toIterable()
        .containsExactly(
            "id", "title", "severity", "threat_type", "location", "observed_at", "coordinates");
    assertThat(answer.header("Location"))
        .isEqualTo("/v1/incidents/" + incident.path("id").asText());
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(api.get(answer.header("Location")).json()).isEqualTo(incident);
  }

  @Test
  void theExampleRequest() {
    Api.expect(
        201,
        post(
            THREATS,
            """
            [{"id":"4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8","title":"Protest at Apapa port gate",
              "severity":"high","threat_type":"protest","location":"Apapa, Lagos",
              "observed_at":"2026-03-06T09:00:00Z","coordinates":{"lat":6.4488,"lng":3.3588}},
             {"id":"4e91fe4c-0f95-43a2-8a1c-b62cc12df5db","title":"Road closed",
              "threat_type":"road_closure","location":"Ijora, Lagos",
              "observed_at":"2026-03-06T08:30:00Z"}]
            """));

    JsonNode incident =
        Api.expect(
                201,
                post(
                    INCIDENTS,
                    """
                    {
                      "title": "Port access disruption in Lagos",
                      "description": "Multiple protest and road-closure threats affecting site access.",
                      "scope": "aggregate",
                      "threat_ids": [
                        "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8",
                        "4e91fe4c-0f95-43a2-8a1c-b62cc12df5db"
                      ]
                    }
                    """))
            .json();

    assertThat(Api.all(incident.path("threat_links"), "threat_id"))
        .containsExactly(
            "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8", "4e91fe4c-0f95-43a2-8a1c-b62cc12df5db");
    assertThat(incident.at("/threat_links/0/threat").toString())
        .isEqualTo(
            "{\"id\":\"4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8\","
                + "\"title\":\"Protest at Apapa port gate\",\"severity\":\"high\","
                + "\"threat_type\":\"protest\",\"location\":\"Apapa, Lagos\","
                + "\"observed_at\":\"2026-03-06T09:00:00Z\","
                + "\"coordinates\":{\"lat\":6.4488,\"lng\":3.3588}}");
    assertThat(incident.path("started_at").asText())
        .as("the earliest of its threats")
        .isEqualTo("2026-03-06T08:30:00Z");
    JsonNode list = api.get(INCIDENTS).json();
    assertThat(list.path("total").asInt()).as("what the threats opened goes on as this").isOne();
    assertThat(list.at("/incidents/0")).isEqualTo(incident);
  }
}
