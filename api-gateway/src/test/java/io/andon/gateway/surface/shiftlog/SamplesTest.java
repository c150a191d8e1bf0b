package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples of the shift log and checks of the quality API are one model. */
class SamplesTest {
  private static final String ALL = "/api/calidad/muestras";
  private static final String CHECKS = "/spaces/plant/quality-checks";

  private final LiveSpace space = new LiveSpace(Fixtures.space("plant"));
  private final TestGateway gateway = new TestGateway(space);

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer post(String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Andon-Space";
    all[1] = "plant";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return gateway.send("POST", path, body, all);
  }

  private Answer get(String path) {
    return gateway.get(path, "Andon-Space", "plant");
  }

  private Answer sample(int value) {
    gateway.clock.advance(Duration.ofSeconds(1));
    return post(
        ALL,
        ("{\"proceso_id\":1,\"lote\":\"EXT-1\",\"caracteristica\":\"Tensión\",\"valor\":%d,"
                + "\"limite_inferior\":800,\"limite_superior\":900}")
            .formatted(value));
  }

  @Test
  void aRejectedSampleIsAnIncidentOfItsProcess_andAnApprovedOneResolvesItsAlert() {
    Answer rejected = sample(780);

    assertThat(rejected.status()).as(rejected.text()).isEqualTo(201);
    assertThat(rejected.at("/data/resultado")).isEqualTo("Rechazado");
    assertThat(rejected.at("/data/proceso_nombre")).isEqualTo("Extrusor PP");
    Answer incidents = get("/api/incidentes");
    assertThat(incidents.at("/data/0/titulo")).isEqualTo("Tensión: 780 (800–900)");
    assertThat(incidents.at("/data/0/proceso_id")).isEqualTo("1");
    assertThat(get("/spaces/plant/alerts?status=active").at("/total")).isEqualTo("1");

    sample(790);
    assertThat(get("/spaces/plant/alerts?status=active").at("/total")).isEqualTo("1");
    assertThat(sample(850).at("/data/resultado")).isEqualTo("Aprobado");

    assertThat(get("/spaces/plant/alerts?status=active").at("/total")).isEqualTo("0");
    assertThat(get("/spaces/plant/incidents").at("/total")).isEqualTo("1");
    assertThat(get(CHECKS).at("/items/0/status")).isEqualTo("passed");
    assertThat(get(ALL).json().path("data")).hasSize(3);
    assertThat(get(ALL + "?proceso_id=1&resultado=rechazado&limit=1").at("/data/0/valor"))
        .isEqualTo("790.0");
    assertThat(get(ALL + "?lote=EXT-2").json().path("data")).isEmpty();
    assertThat(get(ALL + "?limit=1").header("Link")).contains("cursor=");
  }

  @Test
  void aCheckFailsAndPasses_andSaysSo() {
    String asset = "/spaces/plant/assets/orders";
    gateway.send("PUT", asset, "{\"kind\":\"data_product\",\"name\":\"Orders\"}");
    Answer made = post(CHECKS, "{\"name\":\"Freshness\",\"asset\":\"orders\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String executions = CHECKS + '/' + made.at("/id") + "/executions";

    Answer failed = post(executions, "{\"result\":\"failed\",\"note\":\"3 h late\"}");
    assertThat(failed.status()).as(failed.text()).isEqualTo(201);
    assertThat(get(CHECKS + '/' + made.at("/id")).at("/status")).isEqualTo("failed");
    assertThat(get("/spaces/plant/alerts/" + made.at("/alert_id")).at("/status"))
        .isEqualTo("active");
    gateway.clock.advance(Duration.ofSeconds(1));
    post(executions, "{\"value\":99.7,\"lower\":99.5}");

    assertThat(get("/spaces/plant/alerts/" + made.at("/alert_id")).at("/status"))
        .isEqualTo("resolved");
    assertThat(get(executions).at("/total")).isEqualTo("2");
    assertThat(get(executions).at("/items/1/note")).isEqualTo("3 h late");
    assertThat(get("/api/calidad/muestras").json().path("data")).isEmpty();
  }

  @Test
  void theSameRequestIsRecordedOnce() {
    String body =
        "{\"proceso_id\":2,\"lote\":\"T-1\",\"caracteristica\":\"Ancho\",\"resultado\":\"No cumple\"}";

    Answer first = post(ALL, body, "Idempotency-Key", "k");
    Answer again = post(ALL, body, "Idempotency-Key", "k");
    Answer other = post(ALL, body.replace("T-1", "T-2"), "Idempotency-Key", "k");

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(409);
    assertThat(get(ALL).json().path("data")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lote\":\"L\",\"caracteristica\":\"c\",\"valor\":1} | proceso_id",
        "{\"proceso_id\":1,\"caracteristica\":\"c\",\"resultado\":\"Aprobado\"} | lote",
        "{\"proceso_id\":1,\"lote\":\"L\",\"caracteristica\":\"c\",\"valor\":1} | resultado",
        "{\"proceso_id\":1,\"lote\":\"L\",\"caracteristica\":\"c\",\"valor\":1,\"limite_inferior\":2,\"resultado\":\"Aprobado\"} | resultado",
        "{\"proceso_id\":1,\"lote\":\"L\",\"caracteristica\":\"c\",\"valor\":1,\"limite_inferior\":2,\"limite_superior\":1} | limite_superior",
        "{\"proceso_id\":1,\"lote\":\"L\",\"caracteristica\":\"c\",\"resultado\":\"regular\"} | resultado",
        "{\"proceso_id\":1,\"lote\":\"L\",\"caracteristica\":\"c\",\"resultado\":\"Aprobado\",\"fecha_muestra\":\"2030-01-01\"} | fecha_muestra"
      })
  void whatIsWrongIsNamed(String body, String field) {
    Answer answer = post(ALL, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).contains(field + ": ");
    assertThat(get(ALL).json().path("data")).isEmpty();
  }

  @Test
  void whoMayWhat() {
    String reader = gateway.key(Scope.INCIDENTS_READ);
    String producer = gateway.key(Scope.EVENTS_WRITE);

    assertThat(gateway.sendAs(reader, "POST", ALL, "{}").status()).isEqualTo(403);
    assertThat(gateway.sendAs(reader, "POST", CHECKS, "{}").status()).isEqualTo(403);
    assertThat(gateway.sendAs(producer, "GET", CHECKS, null).status()).isEqualTo(403);
    assertThat(gateway.sendAs(producer, "POST", CHECKS + "/1/executions", "{}").status())
        .isEqualTo(404);
  }
}
