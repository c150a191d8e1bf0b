package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.surface.shiftlog.Plant.ALL;
import static io.andon.gateway.surface.shiftlog.Plant.REPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.andon.core.query.SpaceLocator;
import io.andon.core.rejection.Rejections;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  private static final String NOT_NOW =
      "El servicio no está disponible en este momento. Repita la solicitud en unos segundos.";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.text())
        .isEqualTo("{\"success\":false,\"data\":null,\"error\":\"" + error + "\"}");
  }

  @Test
  void whoeverIsKnownMayRead_andProductionMayWrite() {
    Incident incident = Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN);
    incident.setShift("T1");
    gateway.plant.incidents.add(incident);
    gateway.commands.answer(command -> incident);
    String reader = gateway.key(Scope.VIEW_AUDIT, Scope.INCIDENTS_WRITE);
    String writer = gateway.key(Scope.MANAGE_PRODUCTION);
    String no = "No tiene permisos para realizar esta acción";

    assertThat(gateway.sendAs(reader, "GET", ALL, null).status()).isEqualTo(200);
    assertThat(gateway.sendAs(reader, "GET", ALL + "/42", null).status()).isEqualTo(200);
    assertThat(gateway.sendAs(writer, "GET", ALL + "/42", null).status()).isEqualTo(200);
    assertRefused(gateway.sendAs(reader, "POST", ALL, REPORT), 403, no);
    assertRefused(gateway.sendAs(reader, "PUT", ALL + "/42", "{}"), 403, no);
    assertRefused(gateway.sendAs(reader, "PATCH", ALL + "/42", "{}"), 403, no);
    assertThat(gateway.commands.taken).isEmpty();
    assertThat(gateway.sendAs(writer, "POST", ALL, REPORT).status()).isEqualTo(201);
    assertThat(gateway.sendAs(writer, "PUT", ALL + "/42", "{}").status()).isEqualTo(200);
    assertThat(gateway.sendAs(writer, "PATCH", ALL + "/42", "{}").status()).isEqualTo(200);
  }

  @Test
  void aPersonNeedsThePermissionToo() {
    String session = gateway.session(gateway.user("eva", "Eva", Scope.VIEW_AUDIT));

    assertRefused(
        gateway.raw(
            "PUT",
            ALL + "/42",
            "{}".getBytes(Fixtures.UTF8),
            List.of(
                "Cookie", session,
                "Sec-Fetch-Site", "same-origin",
                "Content-Type", "application/json")),
        403,
        "No tiene permisos para realizar esta acción");
  }

  @Test
  void whoeverAsksTooOftenHearsWhenToAskAgain() {
    try (TestGateway slow = new TestGateway(TestGateway.access(new Limits.Rates(1, 0, 0)))) {
      String key = slow.key(Scope.MANAGE_PRODUCTION);
      slow.sendAs(key, "GET", ALL, null);

      Answer answer = slow.sendAs(key, "GET", ALL, null);

      assertRefused(answer, 429, "Demasiadas solicitudes. Espere 60 s antes de repetirla.");
      assertThat(answer.header("Retry-After")).isEqualTo("60");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,/api/incidentes", "POST,/api/incidentes", "PUT,/api/incidentes/1"})
  void whoeverIsUnknownMayNothing(String method, String path) {
    assertRefused(
        gateway.raw(method, path, null, List.of()),
        401,
        "No estás autenticado. Por favor, inicia sesión.");
    Answer bad = gateway.sendAs("andon_0_x", method, path, null);
    assertRefused(bad, 401, "Token inválido o expirado.");
    assertThat(bad.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aSpaceThatIsNotThere() {
    assertRefused(gateway.get(ALL, "Andon-Space", "nada"), 404, "El recurso solicitado no existe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/incidentes/1/x", "/api/incidentes/1/2/3"})
  void aPathThatIsNotThere(String path) {
    assertRefused(gateway.get(path), 404, "El recurso solicitado no existe");
  }

  @Test
  void aMethodThatIsNotThere() {
    Answer answer = gateway.send("DELETE", ALL + "/1", null);

    assertRefused(answer, 405, "Método no permitido");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, PATCH, PUT");
  }

  @Test
  void aBodyThatIsTooLargeOrNoJson() {
    assertRefused(create(" ".repeat((1 << 20) + 1)), 413, "El cuerpo supera 1048576 bytes");
    assertRefused(
        send("POST", ALL, REPORT, "Content-Type", "text/plain"),
        415,
        "El cuerpo debe ser application/json");
  }

  private Answer create(String body) {
    return send("POST", ALL, body);
  }

  private Answer send(String method, String path, String body, String... headers) {
    List<String> all = new java.util.ArrayList<>(List.of("Andon-Space", "plant"));
    all.addAll(List.of(headers));
    return gateway.send(method, path, body, all.toArray(String[]::new));
  }

  @Test
  void notNow() {
    gateway.commands.fail(new ProblemException(Problem.Unavailable.soon("Not known yet")));
    Answer noOutcome = create(REPORT);
    gateway.plant.failure = new InvalidStateStoreException("moved");
    Answer moved = gateway.get(ALL, "Andon-Space", "plant");
    gateway.locate("plant", new SpaceLocator.Nowhere<>("moving"));
    Answer nowhere = send("PUT", ALL + "/1", "{}");

    for (Answer answer : List.of(noOutcome, moved, nowhere)) {
      assertRefused(answer, 503, NOT_NOW);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void ourFault() {
    gateway.plant.failure = new IllegalStateException("secret internals");

    assertRefused(
        gateway.unchecked(
            "GET", ALL, "X-API-Key", gateway.key(Scope.INCIDENTS_READ), "X-Request-Id", "abc-1"),
        500,
        "Error interno, registrado con la solicitud abc-1");
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        arguments(
            Rejections.unknown("space", "space", "x"), 404, "El recurso solicitado no existe"),
        arguments(
            Rejections.exists("id", "incident", "x"),
            409,
            "Esta Idempotency-Key ya se usó para otro incidente"),
        arguments(
            Rejections.overLimit("incident", "There are 5"),
            409,
            "El espacio ha alcanzado el límite de lo que puede guardar: cierre incidentes antes de"
                + " registrar otros"),
        arguments(
            Rejections.tooLarge("5 bytes"),
            400,
            "Con este cambio habría más de lo que cabe en un registro"),
        arguments(
            Rejections.merged("x", 7), 400, "estado: el incidente continúa en el incidente 7"),
        arguments(Rejections.onRecord("title"), 400, "titulo: un incidente Cerrado ya no cambia"),
        arguments(
            Rejections.noSuchMove(IncidentState.RESOLVED, false, IncidentState.OPEN),
            400,
            "estado: un incidente En investigación no puede pasar a Abierto"),
        arguments(
            Rejections.noSuchMove(IncidentState.CLOSED, true, IncidentState.INVESTIGATING),
            400,
            "estado: un incidente Cerrado no puede pasar a En investigación"),
        arguments(
            Rejections.noSuchMove(IncidentState.MERGED, false, IncidentState.CLOSED),
            400,
            "estado: un incidente En investigación no puede pasar a Cerrado"),
        arguments(
            Rejections.shiftHasLog("T1", "2026-03-06", 3),
            409,
            "El turno T1 del 2026-03-06 ya tiene la bitácora 3"),
        arguments(
            Rejections.shiftLogOpen("T2", "2026-03-05", 2),
            409,
            "Hay otro turno sin cerrar: T2 del 2026-03-05, bitácora 2. Ciérrelo antes de abrir"
                + " este"),
        arguments(
            Rejections.shiftNotBegun(Instant.EPOCH),
            409,
            "El turno todavía no ha comenzado: hasta entonces solo lo cierra quien tenga"
                + " APPROVE_SHIFT_CLOSURE, con un motivo"),
        arguments(Rejections.shiftLogClosed(), 409, "La bitácora está CERRADA y no admite cambios"),
        arguments(Rejections.invalid("shift", "no"), 400, "turno: debe ser T1, T2 o T3"),
        arguments(
            Rejections.invalid("severity", "no"), 400, "severidad: debe ser Baja, Media o Alta"),
        arguments(Rejections.invalid("asset", "no"), 400, "asset: el valor no es válido"));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void whatTheSpaceRejects(Rejection rejection, int status, String error) {
    gateway.commands.reject(rejection);

    assertRefused(create(REPORT), status, error);
  }
}
