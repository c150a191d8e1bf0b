package io.andon.gateway.surface.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Coordinates;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {
  private static final String ALL = "/spaces/plant/alerts";
  private static final String LEAST =
      "\"alert_id\":\"a1\",\"source\":\"dq\",\"title\":\"Nulls\",\"asset\":\"orders\"";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer post(String body) {
    return gateway.send("POST", ALL, body);
  }

  @Test
  void takesOneWithEveryField() {
    Answer answer =
        post(
            "{"
                + LEAST
                + """
                ,"type":"quality_check_failed","description":"line 1\\nline 2 🏭","severity":"CRITICAL",
                "status":"resolved","starts_at":"2026-03-06T11:00:00+01:00",
                "ends_at":"2026-03-06T10:05:00Z","observed_at":"2026-03-06T10:05:01.5Z",
                "labels":{"line":"L21"},"annotations":{"runbook":"http://x"},
                "location":"hall","coordinates":{"lat":50.1,"lng":14}}
                """);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text())
        .isEqualTo(
            "{\"alert_id\":\"a1\",\"status\":\"accepted\",\"id\":\"%s\"}"
                .formatted(Fingerprint.of("dq", "a1")));
    Alert alert = gateway.events.alerts.getFirst();
    assertThat(alert.getSpace()).isEqualTo("plant");
    assertThat(alert.getSeverity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(alert.getStartsAt()).isEqualTo(Instant.parse("2026-03-06T10:00:00Z"));
    assertThat(alert.getObservedAt()).isEqualTo(Instant.parse("2026-03-06T10:05:01.500Z"));
    assertThat(alert.getLabels()).isEqualTo(Map.of("line", "L21"));
    assertThat(alert.getCoordinates()).isEqualTo(new Coordinates(50.1, 14.0));
  }

  @Test
  void theRestIsOptional() {
    assertThat(post("{" + LEAST + "}").status()).isEqualTo(202);

    Alert alert = gateway.events.alerts.getFirst();
    assertThat(alert.getSeverity()).isEqualTo(Severity.MEDIUM);
    assertThat(alert.getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(alert.getStartsAt()).isNull();
    assertThat(alert.getType()).isEmpty();
  }

  @Test
  void answersEachOfAList() {
    Answer answer = post("[{" + LEAST + "},{\"alert_id\":\"a2\"},7]");

    assertThat(answer.status()).isEqualTo(202);
    JsonNode results = answer.json();
    assertThat(results).hasSize(3);
    assertThat(results.at("/0/status").asText()).isEqualTo("accepted");
    assertThat(results.at("/1").toString())
        .isEqualTo(
            "{\"alert_id\":\"a2\",\"status\":\"refused\",\"reason\":\"source: Field required;"
                + " title: Field required; asset: Field required\"}");
    assertThat(results.at("/2/status").asText()).isEqualTo("refused");
    assertThat(gateway.events.alerts).hasSize(1);
  }

  @Test
  void allRefusedIs422() {
    Answer answer = post("[{\"alert_id\":\"a2\"}]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo("[\"body\",0,\"source\"]");
    assertThat(answer.at("/results/0/status")).isEqualTo("refused");
    assertThat(gateway.events.alerts).isEmpty();
  }

  @Test
  void aListHasFromOneToAThousand() {
    String one = "{" + LEAST + "}";

    assertThat(post("[]").status()).isEqualTo(422);
    assertThat(post("[" + "{},".repeat(1000) + "{}]").status()).isEqualTo(422);
    assertThat(post("[" + (one + ",").repeat(999) + one + "]").json()).hasSize(1000);
    assertThat(gateway.events.alerts).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"severity\":\"fatal\"                | severity: Input should be",
        "\"severity\":5                        | severity: Input should be",
        "\"status\":\"open\"                   | status: Input should be 'active' or 'resolved'",
        "\"starts_at\":\"yesterday\"           | starts_at: Input should be an ISO 8601",
        "\"starts_at\":1700000000              | starts_at: Input should be an ISO 8601",
        "\"starts_at\":\"2026-02-30T00:00:00Z\"| starts_at: Input should be an ISO 8601",
        "\"starts_at\":\"9999-01-01T00:00:00Z\"| starts_at",
        "\"starts_at\":\"1969-01-01T00:00:00Z\"| starts_at",
        "\"starts_at\":\"+99999-01-01T00:00:00Z\"| starts_at: Input should be an ISO 8601",
        "\"starts_at\":\"2026-03-06T10:00:00Z\",\"ends_at\":\"2026-03-06T09:00:00Z\" | starts_at",
        "\"labels\":[]                         | labels: Input should be an object",
        "\"labels\":{\"a\":1}                  | labels.a: Input should be a valid string",
        "\"labels\":{\"\":\"x\"}               | labels.: String should have at least 1",
        "\"coordinates\":{\"lat\":91,\"lng\":0}| coordinates.lat: Input should be from -90 to 90",
        "\"coordinates\":{\"lat\":1e999,\"lng\":0}| coordinates.lat: Input should be from",
        "\"coordinates\":{\"lat\":1}           | coordinates.lng: Field required",
        "\"coordinates\":[1,2]                 | coordinates: Input should be an object",
        "\"description\":\"a\\u0000\"          | description: String should not hold control",
        "\"location\":\"a\\nb\"                | location: String should not hold control",
      })
  void refusesBadFields(String field, String reason) {
    Answer answer = post("[{" + LEAST + "," + field + "}]");

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/results/0/reason")).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quality", "threat"})
  void sourcesOfAndonsOwnAreNobodyElses(String source) {
    Answer answer =
        post(
            "{"
                + LEAST.replaceFirst("\"source\":\"[^\"]*\"", "\"source\":\"" + source + '"')
                + "}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.text()).contains("'%s' is a source of Andon's own".formatted(source));
    assertThat(gateway.events.alerts).isEmpty();
  }

  @Test
  void kafkaThatDoesNotAnswerIs503() {
    gateway.events.failure = new ProblemException(Problem.Unavailable.soon("No Kafka"));

    Answer answer = post("{" + LEAST + "}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void listsByStatus() {
    gateway.plant.alerts.add(Fixtures.alertRow("a1", true));
    gateway.plant.alerts.add(Fixtures.alertRow("a2", false));

    assertThat(gateway.get(ALL).at("/total")).isEqualTo("2");
    assertThat(gateway.get(ALL + "?status=active").at("/items/0/alert_id")).isEqualTo("a1");
    assertThat(gateway.get(ALL + "?status=resolved").at("/items/0/status")).isEqualTo("resolved");
    assertThat(gateway.get(ALL + "?status=open").status()).isEqualTo(422);
    assertThat(gateway.get(ALL + "?limit=201").status()).isEqualTo(422);
  }

  @Test
  void showsOneAndTheIncidentThatHoldsItNow() {
    var row = Fixtures.alertRow("a1", true);
    row.setIncident(Fixtures.id("first"));
    gateway.plant.alerts.add(row);
    var first = Fixtures.incident(Fixtures.id("first"), IncidentState.MERGED);
    first.setMergedInto(Fixtures.id("second"));
    gateway.plant.incidents.add(first);
    gateway.plant.incidents.add(Fixtures.incident(Fixtures.id("second"), IncidentState.OPEN));

    Answer answer = gateway.get(ALL + "/" + row.getFingerprint());

    assertThat(answer.at("/incident_id")).isEqualTo(Fixtures.id("second"));
    assertThat(answer.at("/severity")).isEqualTo("info");
    assertThat(gateway.get(ALL + "/unknown").text()).isEqualTo("{\"detail\":\"Alert not found\"}");
  }
}
