package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closure of a shift is not walked round: by other surfaces, by merges, by dates. */
class ClosedElsewhereTest {
  private static final String TODAY = "2026-03-06";

  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  /** The ways of a key that may only edit incidents, each over its own surface. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "PATCH | /v1/incidents/%s                    | {\"status\":\"closed\"}",
        "PATCH | /v1/incidents/%s                    | {\"status\":\"resolved\"}",
        "POST  | /spaces/plant/incidents/%s/resolve  | {}",
        "PATCH | /spaces/plant/incidents/%s          | {\"status\":\"resolved\"}",
        "PATCH | /api/incidents/inc_%s               | {\"status\":\"RESOLVED\"}",
      })
  void whatIsOverElsewhereStillStandsInTheWay(String method, String path, String body) {
    long shift = plant.opened("T1", TODAY);
    plant.reported();
    Incident incident = plant.gateway.live().reader().incidentByNumber(1).orElseThrow();
    String id = path.contains("inc_") ? incident.getId().replace("-", "") : incident.getId();
    String editor = plant.gateway.key(Scope.INCIDENTS_WRITE);

    Answer over = plant.gateway.sendAs(editor, method, path.formatted(id), body);

    assertThat(over.status()).as(over.text()).isEqualTo(200);
    assertThat(plant.shown(1).path("estado").asText()).isEqualTo("En investigación");
    assertThat(plant.get(Plant.ALL + "?estado=Cerrado").json().path("data")).isEmpty();
    assertThat(plant.get(Plant.ALL + "?estado=En%20investigaci%C3%B3n").json().path("data"))
        .hasSize(1);
    JsonNode state = plant.state();
    assertThat(state.path("puedeCerrarTurno").asBoolean(true)).isFalse();
    assertThat(state.path("incidentes_alta_abiertos").toString()).isEqualTo("[1]");
    assertThat(state.at("/procesos/0/incidentes_alta_abiertos").asInt()).isEqualTo(1);
    assertThat(refused(plant.close(shift))).contains("sin cerrar: 1.");

    Answer corrected = plant.put(1, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió\"}");
    assertThat(corrected.at("/data/estado")).isEqualTo("Cerrado");
    assertThat(plant.get(Plant.ALL + "?estado=Cerrado").json().path("data")).hasSize(1);
    assertThat(plant.close(shift).status()).isEqualTo(200);
  }

  @Test
  void norIsItDoneWithByMergingIt() {
    long shift = plant.opened("T1", TODAY);
    plant.gateway.live().alerts(List.of(today("a1", "process-1")));
    String editor = plant.gateway.key(Scope.INCIDENTS_WRITE);
    String threat = Fixtures.alertRow("a1", true).getFingerprint();
    Answer made =
        plant.gateway.sendAs(
            editor,
            "POST",
            "/v1/incidents",
            "{\"title\":\"Mine\",\"threat_ids\":[\"" + threat + "\"]}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    plant.gateway.sendAs(
        editor, "PATCH", "/v1/incidents/" + made.at("/id"), "{\"status\":\"closed\"}");

    assertThat(plant.shown(1).path("estado").asText()).isEqualTo("En investigación");
    assertThat(plant.state().path("incidentes_alta_abiertos").toString()).isEqualTo("[2]");
    assertThat(refused(plant.close(shift))).contains("sin cerrar: 2.");
    plant.put(2, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió\"}");
    assertThat(plant.close(shift).status()).isEqualTo(200);
  }

  private static Alert today(String id, String asset) {
    Alert alert = ReportsTest.alert(id, asset);
    alert.setStartsAt(Fixtures.NOW.minusSeconds(60));
    return alert;
  }

  /** 06:50 and 22:50 by the clock of the plant. */
  @ParameterizedTest
  @CsvSource({
    "T1, 2026-03-06, 2026-03-06T05:50:00Z",
    "T3, 2026-03-05, 2026-03-05T21:50:00Z",
    "T1, 2026-03-06, 2026-03-06",
    "T3, 2026-03-05, 2026-03-05",
  })
  void whatIsReportedALittleEarly_orByItsDate_isOfTheShiftThatIsMeant(
      String turno, String date, String when) {
    long shift = plant.opened(turno, date);
    long id = plant.reported("turno", '"' + turno + '"', "fecha_incidente", '"' + when + '"');

    assertThat(plant.shown(id).path("fecha_operativa").asText()).isEqualTo(date);
    assertThat(refused(plant.close(shift))).contains("sin cerrar: " + id + ".");
  }

  @Test
  void theAuditTellsWhatIsClosedElsewhereFromWhatIsCerrado() {
    plant.reported();
    plant.elsewhere(1, "state", "CLOSED");
    plant.put(1, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió\"}");
    plant.reported();
    plant.put(2, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió\"}");

    assertThat(told(1))
        .containsExactly(
            "CERRAR En investigación -> Cerrado", "MODIFICAR Abierto -> En investigación");
    assertThat(told(2)).containsExactly("CERRAR Abierto -> Cerrado");
  }

  private List<String> told(long id) {
    String auditor = plant.gateway.key(Scope.VIEW_AUDIT);
    String path = "/api/auditoria?entidad=incidente&entidad_id=" + id;
    List<String> told = new ArrayList<>();
    for (JsonNode line : plant.gateway.sendAs(auditor, "GET", path, null).json().path("data")) {
      if (line.path("campo").asText().equals("estado") && !line.path("valor_anterior").isNull()) {
        told.add(
            "%s %s -> %s"
                .formatted(
                    line.path("accion").asText(),
                    line.path("valor_anterior").asText(),
                    line.path("valor_nuevo").asText()));
      }
    }
    return told;
  }

  private static String refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    return answer.at("/error");
  }
}
