package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.OPEN;
import static io.andon.gateway.surface.shiftlog.Plant.SHIFTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputToShiftLogsTest {
  private static final Plant PLANT = new Plant();
  private static final BadInput BAD_INPUT =
      new BadInput(PLANT.gateway, 400, BadInputToShiftlogTest::assertErrorFormat);
  private static final String ONE = SHIFTS + "/1";
  private static final Write NEW = new Write("POST", SHIFTS, OPEN.formatted("T2", "2026-03-06"));
  private static final Write PROCESS =
      new Write("PUT", ONE + "/procesos/1", "{\"lote\":\"EXT-001-12\"}");
  private static final Write CLOSE = new Write("POST", ONE + "/cerrar", "{\"motivo\":\"Porque\"}");

  @BeforeAll
  static void aShift() {
    PLANT.opened("T1", "2026-03-06");
  }

  @AfterAll
  static void close() {
    PLANT.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return Stream.concat(
        Stream.of(NEW, PROCESS).flatMap(BAD_INPUT::bodies), BAD_INPUT.bodiesIfAny(CLOSE));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadShifts() {
    return BAD_INPUT.fields(
        NEW,
        Field.word("turno", "T1", "T2", "T3").required(),
        Field.text("inspector", 200).notBlank().required(),
        Field.time("fecha_operativa")
            .required()
            .nor(
                "\"2026-03-06T10:30:00Z\"",
                "\"06/03/2026\"",
                "\"2026-3-6\"",
                "\"0000-03-06\"",
                "\"1999-12-31\"",
                "\"2026-03-07\"",
                "\"+12026-03-06\""));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadData() {
    return Stream.concat(
        BAD_INPUT.fields(
            PROCESS,
            Field.text("lote", 200).notBlank().required(),
            new Field(
                "incidentes",
                List.of("1", "true", "{}", "\"a\"", "[1]", "[[]]", "[{}]", many(101)),
                "incidentes",
                List.of())),
        BAD_INPUT.fields(CLOSE, Field.text("motivo", 10_000)));
  }

  private static String many(int incidents) {
    String one = "{\"titulo\":\"a\",\"descripcion\":\"b\",\"severidad\":\"Baja\"},";
    String all = one.repeat(incidents);
    return "[" + all.substring(0, all.length() - 1) + "]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"peso\":1e999}",
        "{\"a\":{\"b\":[\"medio emoji \\ud83c\"]}}",
        "{\"a\":\"nul\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"\\ud83c\":1}"
      })
  void refusesDataThatCouldNotBeShownAgain(String more) {
    Answer answer = PLANT.save(1, 2, "{\"lote\":\"T-1\"," + more.substring(1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).startsWith("datos: los demás campos no deben tener");
  }

  @Test
  void dataMayBeLarge_butNotTooLarge() {
    String most = "x".repeat(64 * 1024 - "{\"nota\":\"\"}".length());

    assertThat(PLANT.save(1, 2, "{\"lote\":\"T-1\",\"nota\":\"" + most + "\"}").status())
        .isEqualTo(200);
    assertThat(PLANT.save(1, 2, "{\"lote\":\"T-1\",\"nota\":\"" + most + "x\"}").at("/error"))
        .isEqualTo("datos: los demás campos deben ocupar a lo más 64 KiB (65536 bytes)");
    assertThat(
            PLANT
                .save(1, 2, "{\"lote\":\"T-1\",\"nota\":\"" + "x".repeat(70_000) + "\"}")
                .at("/error"))
        .isEqualTo("datos: los demás campos deben ocupar a lo más 64 KiB (65536 bytes)");
  }

  @Test
  void saysWhichOfTheIncidentsIsWrong() {
    Answer answer =
        PLANT.save(
            1,
            1,
            """
            {"incidentes":[{"titulo":"a","descripcion":"b","severidad":"Baja"},
                           {"titulo":"","severidad":"Grave"}]}
            """);

    assertThat(answer.at("/error"))
        .isEqualTo(
            "lote: campo obligatorio; "
                + "incidentes[1].titulo: debe ser una línea de 1 a 200 caracteres, sin caracteres"
                + " de control; "
                + "incidentes[1].descripcion: campo obligatorio; "
                + "incidentes[1].severidad: debe ser Baja, Media o Alta");
    assertThat(PLANT.save(1, 1, "{\"lote\":\"E\",\"incidentes\":[7]}").at("/error"))
        .isEqualTo("incidentes[0]: debe ser un objeto JSON");
  }

  @Test
  void saysFromWhenAShiftMayBeOpened() {
    Answer answer = PLANT.send("POST", SHIFTS, OPEN.formatted("T3", "2026-03-06"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error"))
        .isEqualTo(
            "fecha_operativa: debe ser una fecha (2026-03-06), no antes del año 2000, y su turno"
                + " empezar a lo más en 8 horas");
  }

  @TestFactory
  Stream<DynamicTest> refusesBadLists() {
    String[] noDate = {"ayer", "2026-02-30", "2026-03-06T10:00", "0000-01-01", "%00"};
    return Stream.of(
            BAD_INPUT.pages(SHIFTS),
            BAD_INPUT.parameters(SHIFTS, "limit", "1001"),
            BAD_INPUT.parameters(SHIFTS, "desde", noDate),
            BAD_INPUT.parameters(SHIFTS, "hasta", noDate),
            BAD_INPUT.parameters(SHIFTS + "?desde=2026-03-06", "hasta", "2026-03-05"))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchIds() {
    return Stream.of(
            BAD_INPUT.ids("GET", SHIFTS + "/{id}", null),
            BAD_INPUT.ids("POST", SHIFTS + "/{id}/cerrar", "{}"),
            BAD_INPUT.ids("PUT", SHIFTS + "/{id}/procesos/1", PROCESS.goodBody()),
            BAD_INPUT.ids("PUT", ONE + "/procesos/{id}", PROCESS.goodBody()),
            BAD_INPUT.ids("PUT", ONE + "/procesos/1{id}", PROCESS.goodBody()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return Stream.of(
            BAD_INPUT.methods(SHIFTS, "PUT", "PATCH", "DELETE", "OPTIONS"),
            BAD_INPUT.methods(ONE, "POST", "PUT", "PATCH", "DELETE"),
            BAD_INPUT.methods(SHIFTS + "/estado", "POST", "PUT", "DELETE"),
            BAD_INPUT.methods(ONE + "/cerrar", "GET", "PUT"),
            BAD_INPUT.methods(ONE + "/procesos/1", "GET", "POST", "DELETE"))
        .flatMap(tests -> tests);
  }
}
