package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.ALL;
import static io.andon.gateway.surface.shiftlog.Plant.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputToShiftlogTest {
  private static final Plant PLANT = new Plant();
  private static final BadInput BAD_INPUT =
      new BadInput(PLANT.gateway, 400, BadInputToShiftlogTest::assertErrorFormat);
  private static final Write NEW = new Write("POST", ALL, REPORT);
  private static final Write PUT = change("PUT");
  private static final Write PATCH = change("PATCH");

  private static final Field TITLE = Field.text("titulo", 200).notBlank();
  private static final Field DESCRIPTION = Field.text("descripcion", 10_000).notBlank();
  private static final Field SEVERITY = Field.word("severidad", "Baja", "Media", "Alta");
  private static final Field SHIFT = Field.word("turno", "T1", "T2", "T3");

  private static Write change(String method) {
    return new Write(method, Plant.one(1), "{\"accion_correctiva\":\"Se limpió la tolva\"}");
  }

  static void assertErrorFormat(Answer answer) {
    assertThat(answer.json().fieldNames()).toIterable().containsExactly("success", "data", "error");
    assertThat(answer.json().path("success").asBoolean(true)).isFalse();
    assertThat(answer.json().path("data").isNull()).isTrue();
    assertThat(answer.at("/error"))
        .isNotBlank()
        .doesNotContain("Input", "should", "Field", "must", "JSON:");
  }

  @BeforeAll
  static void anIncident() {
    PLANT.reported();
  }

  @AfterAll
  static void close() {
    PLANT.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return Stream.of(NEW, PUT, PATCH).flatMap(BAD_INPUT::bodies);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadReports() {
    return BAD_INPUT.fields(
        NEW,
        TITLE.required(),
        DESCRIPTION.required(),
        SEVERITY.required(),
        SHIFT.required(),
        Field.integer("proceso_id", 1, 9).required(),
        Field.text("reportado_por", 200),
        Field.time("fecha_incidente")
            .nor(
                "\"1970-01-01T00:00:00Z\"",
                "\"1999-12-31T23:59:59Z\"",
                "\"0026-03-06\"",
                "\"2026-03-06T11:30:00.001Z\"", // an hour from now, and a bit
                "\"2026-03-07\""));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadChanges() {
    return Stream.of(PUT, PATCH)
        .flatMap(
            write ->
                BAD_INPUT.fields(
                    write,
                    TITLE.notNull(),
                    DESCRIPTION.notNull(),
                    SEVERITY.notNull(),
                    SHIFT.notNull(),
                    Field.word("estado", "Abierto", "En investigación", "Cerrado")
                        .notNull()
                        .nor("\"open\"", "\"En_investigacion\"", "\"merged\""),
                    Field.text("lote", 200).notBlank(),
                    Field.text("accion_correctiva", 10_000)));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadLists() {
    String[] noTime = {"ayer", "1772793000", "2026-02-30", "2026-03-06T25:00", "0000-01-01", "%00"};
    return Stream.of(
            BAD_INPUT.pages(ALL),
            BAD_INPUT.parameters(ALL, "limit", "1001", "9".repeat(400)),
            BAD_INPUT.parameters(ALL, "estado", "open", "Fusionado", "%00", "Cerrado,Abierto"),
            BAD_INPUT.parameters(ALL, "severidad", "high", "Cr%C3%ADtica", "3"),
            BAD_INPUT.parameters(ALL, "turno", "T4", "1", "T"),
            BAD_INPUT.parameters(ALL, "proceso_id", "0", "10", "-1", "uno", "9".repeat(400), "1.0"),
            BAD_INPUT.parameters(
                ALL, "fecha_operativa", "hoy", "2026-02-30", "2026-03-06T10:00", "0000-01-01"),
            BAD_INPUT.parameters(ALL, "desde", noTime),
            BAD_INPUT.parameters(ALL, "hasta", noTime),
            BAD_INPUT.parameters(ALL + "?desde=2026-03-06", "hasta", "2026-03-05", "2026-03-01T10"))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchIds() {
    return Stream.of(
            BAD_INPUT.ids("GET", ALL + "/{id}", null),
            BAD_INPUT.ids("PUT", ALL + "/{id}", "{}"),
            BAD_INPUT.ids("PATCH", ALL + "/{id}", "{}"))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return Stream.concat(
        BAD_INPUT.methods(ALL, "PUT", "PATCH", "DELETE", "OPTIONS"),
        BAD_INPUT.methods(Plant.one(1), "POST", "DELETE"));
  }

  @Test
  void saysAllMistakesAtOnce() {
    Answer answer = PLANT.post("{\"titulo\":7,\"severidad\":\"Grave\",\"proceso_id\":10}");

    assertThat(answer.at("/error"))
        .isEqualTo(
            "titulo: debe ser una línea de 1 a 200 caracteres, sin caracteres de control; "
                + "descripcion: campo obligatorio; "
                + "severidad: debe ser Baja, Media o Alta; "
                + "proceso_id: debe ser un número entero de 1 a 9; "
                + "turno: campo obligatorio");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]            | cuerpo: debe ser un objeto JSON",
        "{\"titulo\":  | El cuerpo no es JSON válido: debe ser un solo valor en UTF-8, "
            + "sin campos repetidos (línea 1, columna 11)",
      })
  void saysWhatIsWrongWithTheBody(String body, String error) {
    assertThat(PLANT.post(body).at("/error")).isEqualTo(error);
  }

  @Test
  void saysHowDeepABodyMayBeNested() {
    String body = "{\"titulo\":" + "[".repeat(70) + "]".repeat(70) + "}";

    assertThat(PLANT.post(body).status()).isEqualTo(400);
    assertThat(PLANT.post(body).at("/error"))
        .isEqualTo("El cuerpo supera el límite de 64 niveles de anidamiento");
  }

  @Test
  void anIdempotencyKeyMayNotBeAnything() {
    Answer answer = PLANT.post(REPORT, "Idempotency-Key", "k".repeat(201));

    assertThat(answer.status()).isEqualTo(400);
    assertErrorFormat(answer);
    assertThat(answer.at("/error")).startsWith("Idempotency-Key: ");
  }
}
