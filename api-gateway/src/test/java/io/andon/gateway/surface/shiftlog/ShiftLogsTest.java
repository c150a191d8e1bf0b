package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.OPEN;
import static io.andon.gateway.surface.shiftlog.Plant.SHIFTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.schema.internal.UpdateSpace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of a shift: opening, its processes, lists. */
class ShiftLogsTest {
  private static final String TODAY = "2026-03-06";
  private static final String SEVERE =
      """
      {"lote":"EXT-001-12","kilos":1200.5,"nota":null,"temperaturas":[210,{"zona":2}],
       "incidentes":[{"titulo":"Contaminación","descripcion":"Partículas negras","severidad":"alta"},
                     {"titulo":"Polvo","descripcion":"En la bobina","severidad":"Baja"}]}
      """;

  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void withoutAShiftThereIsOneToOpen() {
    assertThat(plant.get(SHIFTS + "/estado").text())
        .isEqualTo(
            "{\"success\":true,\"data\":{\"abierta\":false,\"bitacora\":null,\"procesos\":[],"
                + "\"incidentes_alta_abiertos\":[],\"estadoTurno\":\"SIN_TURNO\","
                + "\"siguienteAccion\":\"ABRIR_TURNO\",\"puedeCerrarTurno\":false},\"error\":null}");
  }

  @Test
  void aShiftIsOpened() {
    Answer opened = plant.send("POST", SHIFTS, OPEN.formatted("t1", TODAY));

    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).isEqualTo("/api/bitacora/1");
    assertThat(opened.json().path("data").toString())
        .isEqualTo(
            "{\"id\":1,\"turno\":\"T1\",\"fecha_operativa\":\"2026-03-06\","
                + "\"inspector\":\"Juan Pérez\",\"estado\":\"ABIERTA\","
                + "\"abierta_en\":\"2026-03-06T10:30:00Z\",\"cerrada_en\":null,"
                + "\"cerrada_por\":null,\"motivo_cierre\":null,\"aprobada_por\":null,"
                + "\"incidentes_pendientes\":[],\"inicio\":\"2026-03-06T06:00:00Z\","
                + "\"fin\":\"2026-03-06T14:00:00Z\",\"abierta_por\":\"test key\","
                + "\"en_revision_desde\":null,\"paro\":{\"segundos\":0.0,\"activos\":[]}}");
    assertThat(plant.state().path("bitacora")).isEqualTo(opened.json().path("data"));
    assertThat(plant.state().path("procesos")).hasSize(9);
    assertThat(plant.state().path("procesos").path(1).toString())
        .isEqualTo(
            "{\"id\":2,\"nombre\":\"Telares\",\"estadoProceso\":\"SIN_DATOS\",\"lote\":null,"
                + "\"incidentes\":0,\"incidentes_alta_abiertos\":0}");
  }

  @Test
  void oneShiftIsOpenAtATime_andEachOnce() {
    plant.opened("T3", "2026-03-05");

    assertThat(refused(plant.send("POST", SHIFTS, OPEN.formatted("T1", TODAY))))
        .isEqualTo(
            "Hay otro turno sin cerrar: T3 del 2026-03-05, bitácora 1. Ciérrelo antes de abrir"
                + " este");
    assertThat(plant.close(1).status()).isEqualTo(200);
    assertThat(plant.opened("T1", TODAY)).isEqualTo(2);
    assertThat(refused(plant.send("POST", SHIFTS, OPEN.formatted("T3", "2026-03-05"))))
        .isEqualTo("El turno T3 del 2026-03-05 ya tiene la bitácora 1");
  }

  @Test
  void theDataOfAProcessIsKeptAsItCame_withItsIncidents() {
    long shift = plant.opened("T1", TODAY);

    Answer saved = plant.save(shift, 1, SEVERE);

    assertThat(saved.status()).isEqualTo(200);
    JsonNode data = saved.json().path("data");
    assertThat(data.path("bitacora_id").asLong()).isEqualTo(shift);
    assertThat(data.path("proceso_nombre").asText()).isEqualTo("Extrusor PP");
    assertThat(data.path("lote").asText()).isEqualTo("EXT-001-12");
    assertThat(data.path("datos").toString())
        .isEqualTo("{\"kilos\":1200.5,\"nota\":null,\"temperaturas\":[210,{\"zona\":2}]}");
    assertThat(data.path("incidentes")).hasSize(2);
    JsonNode incident = plant.shown(1);
    assertThat(data.path("incidentes").path(0)).isEqualTo(incident);
    assertThat(incident.path("severidad").asText()).isEqualTo("Alta");
    assertThat(incident.path("proceso_id").asInt()).isEqualTo(1);
    assertThat(incident.path("turno").asText()).isEqualTo("T1");
    assertThat(incident.path("fecha_operativa").asText()).isEqualTo(TODAY);
    assertThat(incident.path("lote").asText()).isEqualTo("EXT-001-12");
    assertThat(incident.path("reportado_por").asText()).isEqualTo("test key");
  }

  @Test
  void savedAgainTheDataIsReplacedAndItsIncidentsStay() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);

    JsonNode data = plant.save(shift, 1, Plant.with(SEVERE, "kilos", "7")).json().path("data");

    assertThat(data.at("/datos/kilos").asInt()).isEqualTo(7);
    assertThat(data.path("incidentes")).hasSize(2);
    assertThat(plant.get("/api/incidentes").json().path("data")).hasSize(2);
  }

  @Test
  void onlyTheExtruderReportsIncidentsWithItsData() {
    long shift = plant.opened("T1", TODAY);

    Answer refused = plant.save(shift, 2, SEVERE);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/error"))
        .isEqualTo("incidentes: solo los admite el proceso 1, Extrusor PP");
    assertThat(plant.save(shift, 2, "{\"lote\":\"T-7\",\"incidentes\":[]}").status())
        .isEqualTo(200);
    assertThat(plant.state().at("/procesos/1/estadoProceso").asText()).isEqualTo("COMPLETO");
    assertThat(plant.state().at("/procesos/1/lote").asText()).isEqualTo("T-7");
  }

  @Test
  void incidentsAreListedByShiftDateProcessAndBatch() {
    plant.save(plant.opened("T1", TODAY), 1, SEVERE);
    plant.reported("turno", "\"T3\""); // of the night before, whose batch nobody wrote down
    plant.reported("proceso_id", "2");

    assertThat(listed("lote=EXT-001-12")).containsExactly(2L, 1L);
    assertThat(listed("turno=T1&fecha_operativa=2026-03-06")).containsExactly(4L, 2L, 1L);
    assertThat(listed("fecha_operativa=2026-03-05")).containsExactly(3L);
    assertThat(listed("fecha_operativa=2026-03-06&proceso_id=2")).containsExactly(4L);
    assertThat(listed("lote=nadie")).isEmpty();
  }

  @Test
  void anIncidentTakesTheBatchOfItsProcess_unlessItsReportSaysOtherwise() {
    plant.save(plant.opened("T1", TODAY), 1, "{\"lote\":\"EXT-001-12\"}");

    long known = plant.reported();
    long other = plant.reported("lote", "\"EXT-001-11\"");

    assertThat(plant.shown(known).path("lote").asText()).isEqualTo("EXT-001-12");
    assertThat(plant.shown(other).path("lote").asText()).isEqualTo("EXT-001-11");
    plant.put(other, "{\"lote\":null}");
    assertThat(plant.shown(other).path("lote").isNull()).isTrue();
  }

  @Test
  void aShiftKeepsItsHoursWhateverTimeZoneTheSpaceTakes() {
    plant.opened("T1", TODAY);
    JsonNode before = plant.state().path("bitacora");
    plant.gateway.live().run(new UpdateSpace(null, "Asia/Tokyo", null, null, null, null));

    assertThat(plant.state().path("bitacora")).isEqualTo(before);
    assertThat(before.path("inicio").asText()).isEqualTo("2026-03-06T06:00:00Z");
  }

  @Test
  void anIdempotencyKeyMakesRepeatingSafe() {
    String[] key = {"Idempotency-Key", "turno-1"};
    Answer first = plant.send("POST", SHIFTS, OPEN.formatted("T1", TODAY), key);

    assertThat(plant.send("POST", SHIFTS, OPEN.formatted("T1", TODAY), key).text())
        .isEqualTo(first.text());
    assertThat(refused(plant.send("POST", SHIFTS, OPEN.formatted("T2", TODAY), key)))
        .isEqualTo("Esta Idempotency-Key ya se usó para otra solicitud");

    plant.save(1, 1, SEVERE);
    String[] closing = {"Idempotency-Key", "cierre-1"};
    Answer refused = plant.send("POST", SHIFTS + "/1/cerrar", null, closing);
    assertThat(plant.send("POST", SHIFTS + "/1/cerrar", null, closing).text())
        .isEqualTo(refused.text());
    assertThat(refused(refused)).contains("sin cerrar: 1");
  }

  @Test
  void logsAreListedPageByPage_theLatestShiftFirst() {
    for (String shift : List.of("T1 2026-03-05", "T2 2026-03-05", "T3 2026-03-05", "T1 " + TODAY)) {
      plant.close(plant.opened(shift.substring(0, 2), shift.substring(3)));
    }

    List<String> read = new ArrayList<>();
    String next = SHIFTS + "?limit=3";
    while (!next.isEmpty()) {
      Answer page = plant.get(next);
      page.json().path("data").forEach(log -> read.add(log.path("id").asText()));
      next = page.header("Link").replaceAll("^<|>; rel=\"next\"$", "");
    }

    assertThat(read).containsExactly("4", "3", "2", "1");
    assertThat(plant.get(SHIFTS + "?desde=2026-03-06").json().path("data")).hasSize(1);
    assertThat(plant.get(SHIFTS + "?hasta=2026-03-05").json().path("data")).hasSize(3);
    assertThat(plant.get(SHIFTS + "?desde=2026-03-01&hasta=2026-03-04").json().path("data"))
        .isEmpty();
  }

  @Test
  void anotherSpaceHasItsOwnShifts() {
    plant.opened("T1", TODAY);
    String foreigner = plant.gateway.keyOf("other", key -> {}, Scope.MANAGE_PRODUCTION);

    assertThat(plant.gateway.sendAs(foreigner, "GET", SHIFTS + "/1", null).status()).isEqualTo(404);
    assertThat(
            plant
                .gateway
                .sendAs(foreigner, "GET", SHIFTS + "/estado", null)
                .json()
                .at("/data/abierta")
                .asBoolean(true))
        .isFalse();
  }

  private List<Long> listed(String query) {
    List<Long> ids = new ArrayList<>();
    plant
        .get("/api/incidentes?" + query)
        .json()
        .path("data")
        .forEach(one -> ids.add(one.path("id").asLong()));
    return ids;
  }

  private static String refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    return answer.at("/error");
  }
}
