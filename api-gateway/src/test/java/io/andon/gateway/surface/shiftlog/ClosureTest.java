package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.OPEN;
import static io.andon.gateway.surface.shiftlog.Plant.SHIFTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closing the log of a shift: what stands in the way, who may all the same, what stays. */
class ClosureTest {
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
  void aShiftWithSevereIncidentsIsNotClosed_butPutIntoReview() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);
    plant.reported("proceso_id", "2");

    JsonNode before = plant.state();
    assertThat(before.path("estadoTurno").asText()).isEqualTo("EN_PROCESO");
    assertThat(before.path("siguienteAccion").asText()).isEqualTo("RESOLVER_INCIDENTES");
    assertThat(before.path("puedeCerrarTurno").asBoolean(true)).isFalse();
    assertThat(before.at("/procesos/0/estadoProceso").asText()).isEqualTo("REVISION");
    assertThat(before.at("/procesos/0/incidentes").asInt()).isEqualTo(2);
    assertThat(before.at("/procesos/0/incidentes_alta_abiertos").asInt()).isEqualTo(1);
    assertThat(before.path("incidentes_alta_abiertos").toString()).isEqualTo("[1,3]");

    assertThat(refused(plant.close(shift)))
        .isEqualTo(
            "El turno tiene incidentes de severidad Alta sin cerrar: 1, 3. Ciérrelos, o pida el"
                + " cierre a quien tenga APPROVE_SHIFT_CLOSURE");

    JsonNode log = plant.state().path("bitacora");
    assertThat(log.path("estado").asText()).isEqualTo("REVISION");
    assertThat(log.path("incidentes_pendientes").toString()).isEqualTo("[1,3]");
    assertThat(log.path("en_revision_desde").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(plant.save(shift, 4, "{\"lote\":\"IMP-1\"}").status()).isEqualTo(200);
  }

  @Test
  void onceTheyAreCerradoTheShiftIsClosedForGood() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);
    plant.close(shift);
    plant.put(1, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió la tolva\"}");
    assertThat(plant.state().path("siguienteAccion").asText()).isEqualTo("CERRAR_TURNO");
    assertThat(plant.state().path("estadoTurno").asText()).isEqualTo("LISTO_PARA_CIERRE");

    Answer closed = plant.close(shift);

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/data/estado")).isEqualTo("CERRADA");
    assertThat(closed.at("/data/cerrada_por")).isEqualTo("test key");
    assertThat(closed.json().at("/data/motivo_cierre").isNull()).isTrue();
    assertThat(closed.json().at("/data/incidentes_pendientes")).isEmpty();
    assertThat(plant.state().path("abierta").asBoolean(true)).isFalse();
    assertThat(refused(plant.close(shift)))
        .isEqualTo("La bitácora está CERRADA y no admite cambios");
    assertThat(refused(plant.save(shift, 1, SEVERE))).contains("CERRADA");
  }

  @Test
  void anApproverWithAReasonClosesItNevertheless_whoAndWhyIsKept() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);
    String approver = plant.gateway.key(Scope.APPROVE_SHIFT_CLOSURE);
    String path = SHIFTS + '/' + shift + "/cerrar";
    String reason = "{\"motivo\":\"Queda a cargo de mantenimiento\"}";

    assertThat(refused(plant.send("POST", path, reason))).contains("APPROVE_SHIFT_CLOSURE");
    assertThat(refused(plant.gateway.sendAs(approver, "POST", path, "{\"motivo\":\" \"}")))
        .contains("sin cerrar: 1.", "motivo");

    Answer closed = plant.gateway.sendAs(approver, "POST", path, reason);

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.at("/data/aprobada_por")).isEqualTo("test key");
    assertThat(closed.at("/data/motivo_cierre")).isEqualTo("Queda a cargo de mantenimiento");
    assertThat(closed.json().at("/data/incidentes_pendientes").toString()).isEqualTo("[1]");
    assertThat(plant.get(SHIFTS + "/1").json().at("/data/bitacora"))
        .isEqualTo(closed.json().path("data"));
  }

  @Test
  void beforeItBeginsOnlyAnApproverClosesIt() {
    plant.opened("T2", TODAY);
    String path = SHIFTS + "/1/cerrar";
    assertThat(refused(plant.send("POST", path, "{\"motivo\":\"Me equivoqué\"}")))
        .contains("todavía no ha comenzado", "APPROVE_SHIFT_CLOSURE");

    String approver = plant.gateway.key(Scope.APPROVE_SHIFT_CLOSURE);
    Answer closed =
        plant.gateway.sendAs(approver, "POST", path, "{\"motivo\":\"Abierto por error\"}");
    assertThat(closed.at("/data/estado")).isEqualTo("CERRADA");
    assertThat(closed.at("/data/motivo_cierre")).isEqualTo("Abierto por error");
    assertThat(plant.opened("T1", TODAY)).isEqualTo(2);
  }

  @Test
  void whatStoodInTheWayIsNotEditedOutOfIt() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);
    refused(plant.close(shift));
    assertThat(plant.put(1, "{\"severidad\":\"Baja\"}").status()).isEqualTo(200);
    assertThat(plant.put(1, "{\"turno\":\"T3\"}").status()).isEqualTo(200);

    assertThat(refused(plant.close(shift))).contains("sin cerrar: 1.");
    assertThat(plant.state().path("incidentes_alta_abiertos").toString()).isEqualTo("[1]");
    assertThat(plant.state().path("puedeCerrarTurno").asBoolean()).isFalse();

    plant.put(1, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Filtro cambiado\"}");
    assertThat(plant.close(shift).status()).isEqualTo(200);
  }

  @Test
  void whatBecomesSevereAfterTheClosureIsSaidBesideTheLog() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE.replace("\"alta\"", "\"Baja\""));
    assertThat(plant.close(shift).status()).isEqualTo(200);
    plant.put(1, "{\"severidad\":\"Alta\"}");

    assertThat(plant.get(SHIFTS + "/1").json().at("/data/incidentes_tras_cierre").toString())
        .isEqualTo("[1]");
  }

  @Test
  void theAuditTellsAClosureInTheWordsOfTheShiftLog() {
    long shift = plant.opened("T1", TODAY);
    plant.save(shift, 1, SEVERE);
    plant.close(shift);
    String approver = plant.gateway.key(Scope.APPROVE_SHIFT_CLOSURE);
    plant.gateway.sendAs(
        approver, "POST", SHIFTS + "/1/cerrar", "{\"motivo\":\"Queda a cargo de calidad\"}");

    String auditor = plant.gateway.key(Scope.VIEW_AUDIT);
    Answer trail =
        plant.gateway.sendAs(auditor, "GET", "/api/auditoria?entidad=bitacora&entidad_id=1", null);

    List<String> told = new ArrayList<>();
    for (JsonNode line : trail.json().path("data")) {
      told.add(
          "%s %s: %s -> %s"
              .formatted(
                  line.path("accion").asText(),
                  line.path("campo").asText(),
                  line.path("valor_anterior").asText(),
                  line.path("valor_nuevo").asText()));
    }
    assertThat(told)
        .contains(
            "CERRAR estado: REVISION -> CERRADA",
            "MODIFICAR aprobada_por: null -> test key",
            "MODIFICAR motivo_cierre: null -> Queda a cargo de calidad",
            "MODIFICAR incidentes_aprobados: null -> 1",
            "MODIFICAR paro.segundos: null -> 0.0",
            "MODIFICAR estado: ABIERTA -> REVISION",
            "MODIFICAR incidentes_pendientes: null -> 1",
            "MODIFICAR procesos.1.lote: null -> EXT-001-12",
            "CREAR fecha_operativa: null -> 2026-03-06",
            "CREAR turno: null -> T1")
        .noneMatch(line -> line.contains("approval") || line.contains("downtime"));
  }

  @Test
  void anApproverDoesNothingElse() {
    String approver = plant.gateway.key(Scope.APPROVE_SHIFT_CLOSURE);
    String reader = plant.gateway.key(Scope.INCIDENTS_READ);
    plant.opened("T1", TODAY);

    for (String key : List.of(approver, reader)) {
      assertThat(plant.gateway.sendAs(key, "POST", SHIFTS, OPEN).status()).isEqualTo(403);
      assertThat(plant.gateway.sendAs(key, "PUT", SHIFTS + "/1/procesos/1", SEVERE).status())
          .isEqualTo(403);
      assertThat(plant.gateway.sendAs(key, "GET", SHIFTS + "/1", null).status()).isEqualTo(200);
    }
    assertThat(plant.gateway.sendAs(reader, "POST", SHIFTS + "/1/cerrar", null).status())
        .isEqualTo(403);
  }

  @Test
  void whatBecomesKnownAfterTheClosureIsSaidBesideTheLog() {
    long shift = plant.opened("T1", TODAY);
    plant.reported("severidad", "\"Baja\"");
    plant.close(shift);
    plant.gateway.clock.advance(Duration.ofMinutes(1));

    long late = plant.reported();

    JsonNode whole = plant.get(SHIFTS + "/1").json().path("data");
    assertThat(whole.path("incidentes_tras_cierre").toString()).isEqualTo("[" + late + "]");
    assertThat(whole.at("/bitacora/estado").asText()).isEqualTo("CERRADA");
    assertThat(whole.at("/bitacora/incidentes_pendientes")).isEmpty();
  }

  private static String refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    return answer.at("/error");
  }
}
