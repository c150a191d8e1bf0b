package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.core.query.SpaceLocator;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
  private static final String CLOSE =
      "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió la tolva\"}";
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void anIncidentIsInvestigatedAndClosed() {
    long id = plant.reported();

    Answer investigated = plant.put(id, "{\"estado\":\"En investigación\"}");
    Answer closed = plant.put(id, CLOSE);

    assertThat(investigated.status()).isEqualTo(200);
    assertThat(investigated.at("/data/estado")).isEqualTo("En investigación");
    assertThat(investigated.header("ETag")).isEqualTo("\"2\"");
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(closed.at("/data/estado")).isEqualTo("Cerrado");
    assertThat(closed.at("/data/accion_correctiva")).isEqualTo("Se limpió la tolva");
    assertThat(closed.at("/data/fecha_cierre")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(plant.shown(id)).isEqualTo(closed.json().path("data"));
    assertThat(stored(id).getState()).isEqualTo(IncidentState.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void changesWhatIsGiven_andNothingElse(String method) {
    long id = plant.reported();

    Answer answer =
        plant.send(
            method,
            one(id),
            "{\"descripcion\":\"Y en el lote 13\",\"severidad\":\"baja\",\"titulo\":\"Dos lotes"
                + " 🏭\",\"turno\":\"t2\",\"accion_correctiva\":\"Pendiente\",\"desconocido\":1}");

    JsonNode now = answer.json().path("data");
    assertThat(now.path("descripcion").asText()).isEqualTo("Y en el lote 13");
    assertThat(now.path("severidad").asText()).isEqualTo("Baja");
    assertThat(now.path("titulo").asText()).isEqualTo("Dos lotes 🏭");
    assertThat(now.path("turno").asText()).isEqualTo("T2");
    assertThat(now.path("accion_correctiva").asText()).isEqualTo("Pendiente");
    assertThat(now.path("estado").asText()).isEqualTo("Abierto");
    assertThat(now.path("reportado_por").asText()).isEqualTo("Juan Pérez");
    assertThat(plant.send(method, one(id), "{}").text()).isEqualTo(answer.text());
    plant.send(method, one(id), "{\"accion_correctiva\":null}");
    assertThat(plant.shown(id).path("accion_correctiva").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "id               | 7",
        "proceso_id       | 2",
        "proceso_nombre   | \"Telares\"",
        "fecha_incidente  | \"2026-03-05T10:30:00Z\"",
        "fecha_incidente  | null",
        "reportado_por    | \"Eva\"",
        "fecha_cierre     | \"2026-03-05T10:30:00Z\"",
      })
  void whatCannotBeChangedIsRefusedByName(String field, String value) {
    long id = plant.reported();
    JsonNode before = plant.shown(id);

    Answer answer = plant.put(id, "{\"titulo\":\"Otro\",\"" + field + "\":" + value + "}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo(field + ": no se puede cambiar");
    assertThat(plant.shown(id)).isEqualTo(before);
  }

  @Test
  void asItWasShownItMayComeBack_inWhateverSpelling() {
    long id = plant.reported();

    Answer answer =
        plant.put(
            id,
            "{\"titulo\":\"Otro\",\"proceso_id\":1,\"reportado_por\":\"Juan Pérez\","
                + "\"fecha_incidente\":\"2026-03-06T11:30:00.000+01:00\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/data/titulo")).isEqualTo("Otro");
  }

  @Test
  void theOperativeDateCanBeCorrected() {
    long id = plant.reported();

    Answer moved = plant.put(id, "{\"turno\":\"T3\",\"fecha_operativa\":\"2026-03-06\"}");
    Answer answer = plant.put(id, "{\"fecha_operativa\":\"2026-03-06\"}");
    Answer both = plant.put(id, "{\"turno\":\"T1\",\"fecha_operativa\":\"2026-03-04\"}");

    assertThat(moved.at("/data/fecha_operativa"))
        .as("as shown: it follows")
        .isEqualTo("2026-03-05");
    assertThat(answer.at("/data/fecha_operativa")).isEqualTo("2026-03-06");
    assertThat(both.at("/data/turno")).isEqualTo("T1");
    assertThat(both.at("/data/fecha_operativa")).isEqualTo("2026-03-04");
    assertThat(plant.put(id, "{\"fecha_operativa\":null}").status()).isEqualTo(400);
  }

  @Test
  void theWholeIncidentSentBackChangesNothingButWhatWasChanged() {
    Alert alert = ReportsTest.alert("a1", "oven");
    alert.setTitle("x".repeat(500));
    plant.gateway.live().alerts(List.of(alert));
    ObjectNode whole = (ObjectNode) plant.shown(1);

    Answer same = plant.put(1, whole.toString());
    Answer changed = plant.put(1, whole.put("accion_correctiva", "Se enfría").toString());

    assertThat(same.status()).as(same.text()).isEqualTo(200);
    assertThat(same.header("ETag")).isEqualTo("\"1\"");
    assertThat(changed.at("/data/accion_correctiva")).isEqualTo("Se enfría");
    assertThat(stored(1).getSeverity()).as("not only high").isEqualTo(Severity.CRITICAL);
    assertThat(stored(1).getSeveritySetByPerson()).isFalse();
  }

  @Test
  void aLostUpdateIsRefused() {
    long id = plant.reported();
    plant.put(id, "{\"titulo\":\"Otro\"}");

    Answer late = plant.put(id, CLOSE, "If-Match", "\"1\"");
    Answer odd = plant.put(id, CLOSE, "If-Match", "\"abc\"");
    Answer right = plant.put(id, CLOSE, "If-Match", "\"2\"");

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/error")).isEqualTo("El incidente fue modificado mientras tanto");
    assertThat(odd.status()).isEqualTo(412);
    assertThat(odd.at("/error")).isEqualTo("If-Match no es una versión de este incidente");
    assertThat(right.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void aRetryUnderTheSameKeyIsTheSameChange(String method) {
    long id = plant.reported();

    Answer first = plant.send(method, one(id), CLOSE, "Idempotency-Key", "cierre");
    plant.put(id, "{\"titulo\":\"Otro\"}");
    Answer again = plant.send(method, one(id), CLOSE, "Idempotency-Key", "cierre");
    Answer other = plant.send(method, one(id), "{}", "Idempotency-Key", "cierre");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void theNodeThatHoldsTheSpaceKnowsItsNumbers() {
    long id = plant.reported();
    try (TestGateway other = new TestGateway()) {
      other.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", plant.gateway.port()));

      Answer answer =
          other.send("PUT", one(id), CLOSE, "Andon-Space", "plant", "If-Match", "\"1\"");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(plant.shown(id)).isEqualTo(answer.json().path("data"));
      assertThat(other.commands.taken).isEmpty();
    }
  }

  @Test
  void aTitleThatIsNotAsShownIsHeldToTheRule() {
    Alert alert = ReportsTest.alert("a1", "oven");
    alert.setTitle("x".repeat(500));
    plant.gateway.live().alerts(List.of(alert));

    Answer answer = plant.put(1, "{\"titulo\":\"" + "x".repeat(499) + "\",\"descripcion\":\"\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).startsWith("titulo: ").contains("; descripcion: ");
  }

  private Incident stored(long number) {
    return plant.gateway.live().reader().incidentByNumber(number).orElseThrow();
  }
}
