package io.andon.gateway.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteTest {
  private static final String ASSET = "/spaces/plant/assets/x";
  private final TestGateway gateway = new TestGateway();
  private final String session = gateway.session(gateway.user("ana", "Ana", Scope.ADMIN));

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, '',                     200",
    "none,        '',                     200",
    "same-site,   '',                     403",
    "cross-site,  '',                     403",
    "cross-site,  http://127.0.0.1:PORT,  403",
    "nonsense,    '',                     403",
    "'',          http://127.0.0.1:PORT,  200",
    "'',          http://127.0.0.1:1,     403",
    "'',          http://evil.example,    403",
    "'',          null,                   403",
    "'',          http://[,               403",
    "'',          http://127.0.0.1:PORT.evil.example, 403",
    "'',          '',                     200",
  })
  void aSessionIsOnlyForOurOwnPages(String site, String origin, int status) {
    List<String> headers = new ArrayList<>(List.of("Cookie", session));
    if (!site.isEmpty()) {
      headers.addAll(List.of("Sec-Fetch-Site", site));
    }
    if (!origin.isEmpty()) {
      headers.addAll(List.of("Origin", origin.replace("PORT", "" + gateway.port())));
    }

    Answer answer = put(headers);

    // once it is admitted the fake decides that nothing came of it
    assertThat(answer.status()).isEqualTo(status == 200 ? 409 : status);
    assertThat(gateway.commands.taken).hasSize(status == 200 ? 1 : 0);
    if (status == 403) {
      assertThat(answer.at("/detail"))
          .isEqualTo("A session is only for requests of this site's own pages");
      headers.set(1, "x=y");
      headers.addAll(List.of("X-API-Key", gateway.key(Scope.ADMIN)));
      assertThat(put(headers).status()).as("a key is sent on purpose").isEqualTo(409);
    }
  }

  private Answer put(List<String> headers) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of("Content-Type", "application/json"));
    return gateway.raw("PUT", ASSET, "{\"kind\":\"line\"}".getBytes(Fixtures.UTF8), all);
  }

  @Test
  void readingIsForAnyPage_forItCannotReadTheAnswer() {
    assertThat(
            gateway
                .raw(
                    "GET",
                    "/spaces/plant/assets",
                    null,
                    List.of("Cookie", session, "Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void withoutAnyWordFromTheBrowserAPostMustBeJson() {
    String path = "/spaces/plant/incidents/" + Fixtures.INCIDENT + "/resolve";

    for (String form :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      assertThat(post(path, "Content-Type", form).status()).as(form).isEqualTo(403);
    }
    assertThat(post(path, "X-None", "x").status()).isEqualTo(403);
    assertThat(post(path, "X-None", "x").at("/detail"))
        .startsWith("Send Content-Type: application/json, even without a body");
    assertThat(post("/api/bitacora/1/cerrar", "X-None", "x").at("/error"))
        .startsWith("Envíe Content-Type: application/json");
    assertThat(gateway.commands.taken).isEmpty();
    assertThat(post(path, "Content-Type", "application/json").status()).isNotEqualTo(403);
  }

  private Answer post(String path, String header, String value) {
    return gateway.raw("POST", path, null, List.of("Cookie", session, header, value));
  }

  @Test
  void nobodyIsLoggedInByAnotherSite() {
    Answer answer =
        gateway.logIn("plant", "ana", TestGateway.PASSWORD, "Origin", "http://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void theHostIsReadInAnyCase() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket
          .getOutputStream()
          .write(
              ("DELETE /api/session HTTP/1.1\r\nHost: Andon.Example:8070\r\n"
                      + "Origin: http://andon.example:8070\r\nConnection: close\r\n\r\n")
                  .getBytes(Fixtures.UTF8));
      String answer = new String(socket.getInputStream().readAllBytes(), Fixtures.UTF8);
      assertThat(answer).startsWith("HTTP/1.1 204");
    }
  }
}
