package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.User;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A morning and the next one: a key, a person and the admin change things. */
class AuditTest {
  private static final String AUDIT = "/api/auditoria";
  private static final Plant PLANT = new Plant();
  private static final BadInput BAD_INPUT =
      new BadInput(PLANT.gateway, 400, AuditTest::assertErrorFormat);
  private static String auditor = "";

  @BeforeAll
  static void twoMornings() {
    auditor = PLANT.gateway.key(Scope.VIEW_AUDIT);
    PLANT.reported(); // 1, by the key
    User juan = PLANT.gateway.user("jperez", "Juan Pérez", Scope.MANAGE_PRODUCTION);
    later(Duration.ofMinutes(30));
    as(juan, "PUT", Plant.one(1), "{\"estado\":\"En investigación\",\"severidad\":\"Media\"}");
    PLANT.gateway.live().alerts(List.of(ReportsTest.alert("a", "oven"))); // 2, by nobody
    later(Duration.ofHours(24));
    as(
        juan,
        "PUT",
        Plant.one(1),
        "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Se limpió la tolva\"}");
    admin("PATCH", "/spaces/plant", "{\"name\":\"Planta 1\"}");
    admin(
        "PUT",
        "/spaces/plant/users/eva",
        "{\"name\":\"Eva\",\"password\":\"correct horse battery\"}");
    PLANT.elsewhere(2, "state", "SNOOZED", "snoozed_until", "2027-01-01T00:00:00Z");
  }

  private static void later(Duration by) {
    PLANT.gateway.clock.advance(by);
  }

  private static void as(User user, String method, String path, String body) {
    List<String> headers =
        List.of(
            "Cookie", PLANT.gateway.session(user),
            "Sec-Fetch-Site", "same-origin",
            "Content-Type", "application/json");
    Answer answer = PLANT.gateway.raw(method, path, body.getBytes(Fixtures.UTF8), headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void admin(String method, String path, String body) {
    Answer answer = PLANT.gateway.send(method, path, body);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
  }

  @AfterAll
  static void close() {
    PLANT.close();
  }

  private static void assertErrorFormat(Answer answer) {
    assertThat(answer.json().fieldNames()).toIterable().containsExactly("success", "data", "error");
    assertThat(answer.at("/error")).isNotBlank().doesNotContain("Input", "should", "must");
  }

  private static Answer audit(String query) {
    Answer answer = PLANT.gateway.sendAs(auditor, "GET", AUDIT + query, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  /** {@code entity id action field: before > after by user}, for short. */
  private static List<String> lines(Answer answer) {
    List<String> lines = new ArrayList<>();
    for (JsonNode one : answer.json().path("data")) {
      lines.add(
          "%s %s %s %s: %s > %s by %s"
              .formatted(
                  one.path("entidad").asText(),
                  one.path("entidad_id").asText(),
                  one.path("accion").asText(),
                  one.path("campo").asText(),
                  one.path("valor_anterior").asText(),
                  one.path("valor_nuevo").asText(),
                  one.path("usuario").asText()));
    }
    return lines;
  }

  @Test
  void tellsWhoChangedWhatWhenAndFromWhatToWhat() {
    JsonNode closed =
        audit("?entidad=incidente&entidad_id=1&fecha=2026-03-07").json().path("data").get(0);

    assertThat(closed.path("entidad_id").isNumber()).isTrue();
    assertThat(closed.toString())
        .isEqualTo(
            "{\"entidad\":\"incidente\",\"entidad_id\":1,\"usuario\":\"Juan Pérez\","
                + "\"usuario_id\":\"jperez\",\"usuario_tipo\":\"persona\","
                + "\"superficie\":\"shiftlog\",\"fecha\":\"2026-03-07T11:00:00Z\","
                + "\"accion\":\"CERRAR\",\"campo\":\"estado\","
                + "\"valor_anterior\":\"En investigación\",\"valor_nuevo\":\"Cerrado\","
                + "\"motivo\":null}");
  }

  @Test
  void theHistoryOfAnIncident_newestFirst() {
    assertThat(lines(audit("?entidad=incidente&entidad_id=1")))
        .containsSubsequence(
            "incidente 1 CERRAR estado: En investigación > Cerrado by Juan Pérez",
            "incidente 1 MODIFICAR accion_correctiva: null > Se limpió la tolva by Juan Pérez",
            "incidente 1 MODIFICAR estado: Abierto > En investigación by Juan Pérez",
            "incidente 1 MODIFICAR severidad: Alta > Media by Juan Pérez",
            "incidente 1 CREAR titulo: null > Contaminación en lote EXT-001-12 by test key",
            "incidente 1 CREAR severidad: null > Alta by test key");
  }

  @Test
  void whatIsNoIncidentIsToldToo_butNoSecret() {
    assertThat(lines(audit("?entidad=espacio&usuario=admin")))
        .containsExactly("espacio plant MODIFICAR name: The plant > Planta 1 by admin");
    assertThat(lines(audit("?entidad=usuario&entidad_id=eva")))
        .contains(
            "usuario eva CREAR name: null > Eva by admin",
            "usuario eva CREAR password_hash: null > changed by admin");
    assertThat(audit("?limit=1000").text()).doesNotContain("argon2", "correct horse");
  }

  @Test
  void aMoveWithoutAWordIsToldInFull() {
    assertThat(lines(audit("?entidad=incidente&entidad_id=2&usuario=andon")))
        .contains(
            "incidente 2 MODIFICAR estado: Abierto > En investigación by andon",
            "incidente 2 CREAR severidad: null > Alta by andon");
    PLANT.elsewhere(2, "state", "RESOLVED");
    assertThat(lines(audit("?entidad=incidente&entidad_id=2")))
        .contains(
            "incidente 2 MODIFICAR estado: En investigación (pospuesto) > En investigación"
                + " (resuelto) by andon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "usuario=Juan Pérez                           | Juan Pérez",
        "usuario=JPEREZ                               | Juan Pérez",
        "usuario=test key                             | test key",
        "usuario=admin                                | admin",
        "usuario=nadie                                | ''",
        "usuario=jperez&fecha=2026-03-08              | ''",
        "usuario=jperez&entidad=espacio               | ''",
        "entidad=CLAVE                                | ''",
        "entidad=Bitácora                             | ''",
        "entidad=incidente&entidad_id=999             | ''",
        "entidad=usuario&entidad_id=eva               | admin",
        "fecha=2026-03-06&entidad=incidente&entidad_id=1 | test key, Juan Pérez",
        "desde=2026-03-06T11:00:00Z&hasta=2026-03-06T11:00:00.001Z&entidad=incidente"
            + "&entidad_id=1 | Juan Pérez",
        "hasta=2026-03-05                             | ''",
      })
  void holdsWhatIsAskedFor(String query, String who) {
    List<String> users = new ArrayList<>();
    for (JsonNode one : audit('?' + encoded(query) + "&limit=1000").json().path("data")) {
      users.add(one.path("usuario").asText());
    }

    assertThat(users.stream().distinct())
        .containsExactlyInAnyOrderElementsOf(
            who.isEmpty() ? List.of() : List.of(who.split(", ", -1)));
  }

  private static String encoded(String query) {
    return Stream.of(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1].strip(), Fixtures.UTF8))
        .reduce((a, b) -> a + "&" + b)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({"''", "usuario=jperez&", "entidad=incidente&", "entidad=incidente&entidad_id=1&"})
  void goesOnWhereTheLinkSays(String query) {
    List<String> whole = lines(audit('?' + query + "limit=1000"));
    List<String> read = new ArrayList<>();
    String next = '?' + query + "limit=2";
    while (!next.isEmpty()) {
      Answer page = audit(next);
      assertThat(lines(page)).hasSizeBetween(1, 2);
      read.addAll(lines(page));
      next = page.header("Link").replaceFirst("^<[^?]*([^>]*)>; rel=\"next\"$", "$1");
    }

    assertThat(read).isEqualTo(whole).isNotEmpty();
  }

  @Test
  void isForAuditorsOnly_andNobodyWritesIt() {
    String other = PLANT.gateway.key(Scope.MANAGE_PRODUCTION, Scope.INCIDENTS_READ);
    assertThat(PLANT.gateway.sendAs(other, "GET", AUDIT, null).status()).isEqualTo(403);
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      assertThat(PLANT.gateway.sendAs(auditor, method, AUDIT, "{}").status()).isEqualTo(405);
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesBadLists() {
    String[] noDate = {"ayer", "2026-02-30", "2026-03-06T10:00:00Z", "0000-01-01", "%00"};
    String[] noTime = {"ayer", "1772793000", "2026-02-30", "2026-03-06T25:00", "%00"};
    return Stream.of(
            BAD_INPUT.pages(AUDIT),
            BAD_INPUT.pages(AUDIT + "?entidad=incidente&entidad_id=1"),
            BAD_INPUT.parameters(AUDIT, "limit", "1001"),
            BAD_INPUT.parameters(AUDIT, "entidad", "incident", "todo", "%00"),
            BAD_INPUT.parameters(AUDIT, "entidad_id", "1"),
            BAD_INPUT.parameters(
                AUDIT + "?entidad=incidente", "entidad_id", "uno", "0", "-1", "1.0", "%00"),
            BAD_INPUT.parameters(AUDIT, "usuario", "%00", "x".repeat(201), "%20"),
            BAD_INPUT.parameters(AUDIT, "fecha", noDate),
            BAD_INPUT.parameters(AUDIT, "desde", noTime),
            BAD_INPUT.parameters(AUDIT + "?desde=2026-03-06", "hasta", "2026-03-05"),
            BAD_INPUT.parameters(
                Plant.one(1),
                "as_of",
                "ayer",
                "2026-03-06T25:00",
                "2027-03-06T10:00:00Z",
                "%00",
                ""),
            Stream.of(
                BAD_INPUT.misasked(Plant.ALL, "as_of", "as_of=2026-03-06T10:30:00Z"),
                BAD_INPUT.misasked(AUDIT, "usuaro", "usuaro="),
                BAD_INPUT.misasked(AUDIT, "usuario", "usuario=ana&usuario=ana")))
        .flatMap(tests -> tests);
  }

  @Test
  void aParameterThatIsNoneIsNamed_andSoAreThoseThereAre() {
    assertThat(PLANT.gateway.sendAs(auditor, "GET", AUDIT + "?usuaro=ana", null).at("/error"))
        .isEqualTo(
            "usuaro: no es un parámetro de esta ruta, los hay: entidad, entidad_id, usuario, fecha,"
                + " desde, hasta, limit, cursor");
    assertThat(
            PLANT
                .gateway
                .sendAs(auditor, "GET", AUDIT + "?usuario=ana&usuario=eva", null)
                .at("/error"))
        .isEqualTo("usuario: se da más de una vez");
    assertThat(PLANT.get("/api/bitacora/estado?turno=T1").at("/error"))
        .isEqualTo("turno: no es un parámetro de esta ruta, aquí no los hay");
  }

  @Test
  void anIncidentAsItWasThen() {
    Answer then = PLANT.get(Plant.one(1) + "?as_of=2026-03-06T10:30:00Z");
    Answer now = PLANT.get(Plant.one(1));

    assertThat(then.at("/data/estado")).isEqualTo("Abierto");
    assertThat(then.at("/data/severidad")).isEqualTo("Alta");
    assertThat(then.json().at("/data/accion_correctiva").isNull()).isTrue();
    assertThat(then.header("ETag")).isNotEqualTo(now.header("ETag"));
    assertThat(PLANT.get(Plant.one(1) + "?as_of=2026-03-06T10:29:59Z").status()).isEqualTo(404);
  }
}
