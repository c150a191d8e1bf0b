package io.andon.gateway.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.incident.Edits;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Json;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.FieldEdit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentChangeTest {
  private final Mistakes mistakes = new Mistakes();

  private static Incident ofAnotherVocabulary() {
    Incident incident = Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN);
    incident.setTitle("x".repeat(500));
    incident.setShift("T1");
    return incident;
  }

  private Edits read(JsonNode body, Incident incident) {
    return IncidentChange.read(Fields.of(body, List.of("body"), mistakes), incident).edits();
  }

  private static JsonNode body(String json) {
    return Json.read(json.getBytes(Fixtures.UTF8));
  }

  @Test
  void whatIsShownMaySendBackThoughNoReportMayHoldIt() {
    Incident incident = ofAnotherVocabulary();

    Edits edits = read(Json.read(Json.write(IncidentItem.of(incident))), incident);

    assertThat(mistakes.found()).isEmpty();
    assertThat(edits.of(incident.getId(), null).getEdits())
        .extracting(FieldEdit::getField)
        .doesNotContain("title", "description", "severity");
  }

  @Test
  void butNothingElseOfItsKind() {
    Edits unused =
        read(
            body("{\"titulo\":\"" + "x".repeat(499) + "\",\"descripcion\":\"\"}"),
            ofAnotherVocabulary());

    assertThat(mistakes.found()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "en investigacion,     EN_INVESTIGACION",
    "EN INVESTIGACION,     EN_INVESTIGACION",
    "En investigacio\u0301n, EN_INVESTIGACION",
    "EN INVESTIGACIO\u0301N, EN_INVESTIGACION",
    "' En Investigación ', EN_INVESTIGACION",
  })
  void anAccentIsNoObstacle(String word, Estado estado) {
    assertThat(Estado.WORDS.meaning(word)).contains(estado);
  }
}
