package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.CreateIncident;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways incidents move, and what closing them takes. */
class MovesTest {
  private static final String CLOSE =
      "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió la tolva\"}";
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  private Incident stored(long number) {
    return plant.gateway.live().reader().incidentByNumber(number).orElseThrow();
  }

  /** Each from Abierto unless another surface moved it before. */
  @ParameterizedTest
  @CsvSource({
    "OPEN,          Abierto,          OPEN",
    "OPEN,          En investigación, INVESTIGATING",
    "OPEN,          Cerrado,          CLOSED",
    "INVESTIGATING, en investigacion, INVESTIGATING",
    "INVESTIGATING, EN INVESTIGACIÓN, INVESTIGATING",
    "INVESTIGATING, CERRADO,         CLOSED",
    "SNOOZED,       En investigación, SNOOZED",
    "SNOOZED,       Cerrado,          CLOSED",
    "RESOLVED,      En investigación, RESOLVED",
    "CLOSED,        En investigación, CLOSED",
    "RESOLVED,      Cerrado,          CLOSED",
    "CLOSED,        Cerrado,          CLOSED",
  })
  void movesTheseWays(IncidentState from, String estado, IncidentState to) {
    long id = in(from);
    plant.elsewhere(id, "corrective_action", "Se limpió la tolva");

    Answer answer = plant.put(id, "{\"estado\":\"" + estado + "\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(stored(id).getState()).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "INVESTIGATING, Abierto,          En investigación",
    "SNOOZED,       Abierto,          En investigación",
    "RESOLVED,      Abierto,          En investigación",
    "CLOSED,        Abierto,          En investigación",
  })
  void noOtherWay_andThenNothingElseChangesEither(IncidentState from, String to, String shown) {
    long id = in(from);
    JsonNode before = plant.shown(id);

    Answer answer = plant.put(id, "{\"estado\":\"" + to + "\",\"titulo\":\"Otro\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error"))
        .isEqualTo("estado: un incidente %s no puede pasar a %s".formatted(shown, to));
    assertThat(plant.shown(id)).isEqualTo(before);
    assertThat(stored(id).getState()).isEqualTo(from);
  }

  private long in(IncidentState state) {
    long id = plant.reported();
    if (state == IncidentState.SNOOZED) {
      plant.elsewhere(id, "state", "SNOOZED", "snoozed_until", "2027-01-01T00:00:00Z");
    } else {
      plant.elsewhere(id, "state", state.name());
    }
    return id;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"estado\":\"Cerrado\"}",
        "{\"estado\":\"Cerrado\",\"accion_correctiva\":null}",
        "{\"estado\":\"Cerrado\",\"accion_correctiva\":\" \"}",
      })
  void closingNeedsACorrectiveAction(String body) {
    long id = plant.reported();

    Answer answer = plant.put(id, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo(
            "{\"success\":false,\"data\":null,"
                + "\"error\":\"accion_correctiva: es obligatoria en un incidente Cerrado\"}");
    assertThat(plant.shown(id).path("fecha_cierre").isNull()).isTrue();
  }

  @Test
  void aCorrectiveActionThatIsKnownAlreadyWillDo() {
    long id = plant.reported();
    plant.put(id, "{\"accion_correctiva\":\"Se limpió la tolva\"}");

    assertThat(plant.put(id, "{\"estado\":\"Cerrado\"}").at("/data/estado")).isEqualTo("Cerrado");
  }

  @Test
  void aCerradoIncidentIsFinal_itsTextsToo() {
    long id = plant.reported();
    plant.put(id, CLOSE);
    JsonNode closed = plant.shown(id);

    for (String change :
        List.of(
            "{\"titulo\":\"Otro\"}",
            "{\"descripcion\":\"Era el filtro\"}",
            "{\"accion_correctiva\":\"Se cambió el filtro\"}",
            "{\"accion_correctiva\":null}",
            "{\"severidad\":\"Baja\"}",
            "{\"turno\":\"T2\"}",
            "{\"fecha_operativa\":\"2026-03-05\"}",
            "{\"lote\":\"EXT-2\"}")) {
      Answer refused = plant.put(id, change);
      assertThat(refused.status()).as(change).isEqualTo(400);
      String field = change.substring(2, change.indexOf('"', 2));
      assertThat(refused.at("/error")).isEqualTo(field + ": un incidente Cerrado ya no cambia");
    }
    assertThat(plant.put(id, "{\"estado\":\"En investigación\"}").at("/error"))
        .isEqualTo("estado: un incidente Cerrado no puede pasar a En investigación");
    assertThat(plant.put(id, closed.toString()).status()).as("as it is").isEqualTo(200);
    assertThat(plant.shown(id)).isEqualTo(closed);
  }

  /** Whoever may edit incidents elsewhere does not answer for the production. */
  @Test
  void whatAnotherVocabularyClosedIsNotCerrado_untilItHasItsCorrectiveAction() {
    long id = in(IncidentState.CLOSED);
    assertThat(plant.shown(id).path("estado").asText()).isEqualTo("En investigación");
    assertThat(plant.shown(id).path("fecha_cierre").isNull()).isTrue();

    assertThat(plant.put(id, "{\"titulo\":\"Otro\"}").status()).isEqualTo(200);
    assertThat(plant.put(id, "{\"estado\":\"Cerrado\"}").at("/error"))
        .isEqualTo("accion_correctiva: es obligatoria en un incidente Cerrado");
    Answer closed = plant.put(id, CLOSE);

    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(closed.at("/data/estado")).isEqualTo("Cerrado");
    assertThat(closed.at("/data/fecha_cierre")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(plant.put(id, "{\"titulo\":\"Otro más\"}").status()).isEqualTo(400);
  }

  @Test
  void aMergedIncidentIsInvestigatedAsTheOneThatGoesOn_andCerradoWithIt() {
    plant.gateway.live().alerts(List.of(ReportsTest.alert("a1", "oven")));
    absorb("a1"); // 2
    String whole = plant.shown(1).toString();

    Answer answer = plant.put(1, "{\"titulo\":\"Otro\"}");

    assertThat(plant.shown(1).path("estado").asText()).isEqualTo("En investigación");
    assertThat(plant.shown(1).path("fecha_cierre").isNull()).isTrue();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo("estado: el incidente continúa en el incidente 2");
    assertThat(plant.put(1, whole).status()).isEqualTo(400);
    assertThat(plant.put(1, CLOSE).status()).isEqualTo(400);

    plant.put(2, CLOSE);

    assertThat(plant.shown(1).path("estado").asText()).isEqualTo("Cerrado");
    assertThat(plant.shown(1).path("accion_correctiva").asText()).isEqualTo("Se limpió la tolva");
    assertThat(plant.shown(1).path("fecha_cierre").asText()).isEqualTo("2026-03-06T10:30:00Z");
  }

  private void absorb(String alert) {
    String ref = Fixtures.alertRow(alert, true).getFingerprint();
    plant
        .gateway
        .live()
        .run(
            CreateIncident.newBuilder()
                .setId("by-hand-" + plant.gateway.live().happened().size())
                .setTitle("Se quemó el horno")
                .setAlerts(List.of(ref))
                .build());
  }
}
