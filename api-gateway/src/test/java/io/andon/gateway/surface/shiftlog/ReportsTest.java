package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.REPORT;
import static io.andon.gateway.surface.shiftlog.Plant.one;
import static io.andon.gateway.surface.shiftlog.Plant.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.User;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void anIncidentLooksAsInTheDocument() {
    Answer created = plant.post(REPORT);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/api/incidentes/1");
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.text())
        .isEqualTo(
            "{\"success\":true,\"data\":{\"id\":1,\"titulo\":\"Contaminación en lote"
                + " EXT-001-12\",\"descripcion\":\"Partículas negras en el lote,\\n"
                + "producción detenida en la línea"
                + " 1.\",\"severidad\":\"Alta\",\"estado\":\"Abierto\",\"proceso_id\":1,\"proceso_nombre\":\"Extrusor"
                + " PP\",\"turno\":\"T1\",\"fecha_incidente\":\"2026-03-06T10:30:00Z\",\"reportado_por\":\"Juan"
                + " Pérez\",\"accion_correctiva\":null,\"fecha_cierre\":null,"
                + "\"fecha_operativa\":\"2026-03-06\",\"lote\":null},\"error\":null}");
    assertThat(plant.get("/api/incidentes/1").text()).isEqualTo(created.text());
    assertThat(plant.get("/api/incidentes").json().at("/data/0"))
        .isEqualTo(created.json().at("/data"));
  }

  @Test
  void whatIsOmittedIsNowAndTheCaller() {
    long id =
        plant.reported("fecha_incidente", "null", "reportado_por", "null", "desconocido", "[1]");

    assertThat(plant.shown(id).path("fecha_incidente").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(plant.shown(id).path("reportado_por").asText()).isEqualTo("test key");
    assertThat(plant.shown(plant.reported("reportado_por", "\" \"")).path("reportado_por").asText())
        .isEqualTo("test key");
  }

  @Test
  void aPersonReportsUnderTheirName() {
    User juan = plant.gateway.user("jperez", "Juan Pérez", Scope.MANAGE_PRODUCTION);

    Answer answer =
        plant.gateway.raw(
            "POST",
            "/api/incidentes",
            with(REPORT, "reportado_por", "null").getBytes(Fixtures.UTF8),
            List.of(
                "Cookie", plant.gateway.session(juan),
                "Sec-Fetch-Site", "same-origin",
                "Content-Type", "application/json"));

    assertThat(answer.at("/data/reportado_por")).isEqualTo("Juan Pérez");
  }

  @ParameterizedTest
  @CsvSource({
    "ALTA,  t3, Alta,  T3, HIGH",
    "media, T2, Media, T2, MEDIUM",
    "Baja,  T1, Baja,  T1, LOW",
  })
  void wordsAreReadInAnyCase(
      String severidad, String turno, String shown, String shift, Severity meant) {
    long id = plant.reported("severidad", quoted(severidad), "turno", quoted(turno));

    assertThat(plant.shown(id).path("severidad").asText()).isEqualTo(shown);
    assertThat(plant.shown(id).path("turno").asText()).isEqualTo(shift);
    assertThat(stored(id).getSeverity()).isEqualTo(meant);
    assertThat(stored(id).getSeveritySetByPerson()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T04:30:00-06:00, 2026-03-06T10:30:00Z",
    "2026-03-06T10:30,          2026-03-06T10:30:00Z",
    "2026-03-06T10:30:00.5Z,    2026-03-06T10:30:00.500Z",
    "2026-03-06T11:30:00Z,      2026-03-06T11:30:00Z", // a clock may be an hour ahead
    "2026-03-06,                2026-03-06T06:00:00Z", // its shift begins by the plant's clock
  })
  void timesAreIso8601(String given, String shown) {
    long id = plant.reported("fecha_incidente", quoted(given));

    assertThat(plant.shown(id).path("fecha_incidente").asText()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "1, Extrusor PP",
    "2, Telares",
    "3, Laminado",
    "4, Imprenta",
    "5, Conversión de Sacos",
    "6, Extrusión PE",
    "7, Conversión Liner PE",
    "8, Peletizado",
    "9, Conversión Sacos Vestidos"
  })
  void theNineProcesses(int number, String name) {
    JsonNode shown = plant.shown(plant.reported("proceso_id", Integer.toString(number)));

    assertThat(shown.path("proceso_id").asInt()).isEqualTo(number);
    assertThat(shown.path("proceso_nombre").asText()).isEqualTo(name);
  }

  @Test
  void textsMayBeAsLongAsTheyMay_andHoldAnEmoji() {
    String title = "🏭".repeat(200);

    long id = plant.reported("titulo", quoted(title), "descripcion", quoted("ñ".repeat(10_000)));

    assertThat(plant.shown(id).path("titulo").asText()).isEqualTo(title);
  }

  @Test
  void aRetryUnderTheSameKeyIsTheSameIncident() {
    Answer first = plant.post(REPORT, "Idempotency-Key", "turno-1/7");
    Answer again = plant.post(REPORT, "Idempotency-Key", "turno-1/7");
    Answer other = plant.post(with(REPORT, "turno", "\"T2\""), "Idempotency-Key", "turno-1/7");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(plant.get("/api/incidentes").json().path("data")).hasSize(1);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/error")).isEqualTo("Esta Idempotency-Key ya se usó para otra solicitud");
  }

  @Test
  void whatCorrelationOpenedIsAnIncidentLikeAnyOther() {
    plant.gateway.live().alerts(List.of(alert("a1", "process-4"), alert("a2", "oven")));

    JsonNode process = plant.shown(1);
    JsonNode other = plant.shown(2);

    assertThat(process.path("titulo").asText()).isEqualTo("Demasiado caliente");
    assertThat(process.path("severidad").asText()).isEqualTo("Alta");
    assertThat(process.path("descripcion").isNull()).isTrue();
    assertThat(process.path("proceso_nombre").asText()).isEqualTo("Imprenta");
    assertThat(process.path("turno").asText()).as("23:30 in Prague").isEqualTo("T3");
    assertThat(process.path("fecha_incidente").asText()).isEqualTo("2026-03-05T22:30:00Z");
    assertThat(process.path("reportado_por").asText()).isEqualTo("Andon");
    assertThat(other.path("proceso_id").isNull()).isTrue();
    assertThat(other.path("proceso_nombre").isNull()).isTrue();
  }

  static Alert alert(String id, String asset) {
    Alert alert = Fixtures.alertRow(id, true).getAlert();
    alert.setAsset(asset);
    alert.setTitle("Demasiado caliente");
    alert.setSeverity(Severity.CRITICAL);
    alert.setStartsAt(Fixtures.NOW.minusSeconds(12 * 3_600));
    return alert;
  }

  @Test
  void aReaderWhoHasThisVersionGetsNothingAgain() {
    long id = plant.reported();

    Answer known = plant.get(one(id), "If-None-Match", "\"1\"");
    Answer changed = plant.get(one(id), "If-None-Match", "\"2\"");

    assertThat(known.status()).isEqualTo(304);
    assertThat(known.text()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "01", "1.0", "x", "%20", "%F0%9F%8F%AD"})
  void whatIsNotThereDoesNotExist(String id) {
    plant.reported();

    assertMissing(plant.get("/api/incidentes/" + id));
    assertMissing(plant.send("PUT", "/api/incidentes/" + id, "{}"));
  }

  @Test
  void aNumberBeyondAllNumbersDoesNotExist() {
    assertMissing(plant.get("/api/incidentes/" + Long.MAX_VALUE));
    assertMissing(plant.get("/api/incidentes/" + "9".repeat(3_000)));
    assertMissing(plant.get("/api/incidentes/1/nada"));
  }

  private static void assertMissing(Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text())
        .isEqualTo(
            "{\"success\":false,\"data\":null,\"error\":\"El recurso solicitado no existe\"}");
  }

  @Test
  void anotherSpaceHasItsOwnIncidents() {
    plant.reported();
    String foreigner = plant.gateway.keyOf("other", key -> {}, Scope.MANAGE_PRODUCTION);

    assertMissing(plant.gateway.sendAs(foreigner, "GET", "/api/incidentes/1", null));
    assertThat(plant.gateway.sendAs(foreigner, "GET", "/api/incidentes", null).json().path("data"))
        .isEmpty();
  }

  private Incident stored(long number) {
    return plant.gateway.live().reader().incidentByNumber(number).orElseThrow();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
