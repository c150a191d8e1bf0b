package io.andon.gateway.surface.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.rejection.Rejections;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.http.admission.Origins;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.ActorKind;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoutTest {
  private static final String ME = "/api/session";
  private static final String ALL = "/api/sessions";
  private static final String PASSWORD = "/api/session/password";
  private static final String NEW = "staple battery horse correct";

  private final TestGateway gateway =
      new TestGateway(
          TestGateway.access(
              new Limits.Rates(0, 0, 3),
              new EdgeSettings(0, Optional.of("andon.example.com"), Origins.NONE)));
  private final User ana = gateway.user("ana", "Ana", Scope.INCIDENTS_READ);

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer send(String method, String path, String cookie, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Cookie", cookie));
    all.addAll(List.of("Content-Type", "application/json", "Sec-Fetch-Site", "same-origin"));
    all.addAll(List.of(headers));
    return gateway.raw(method, path, body.isEmpty() ? null : body.getBytes(Fixtures.UTF8), all);
  }

  private int me(String cookie) {
    return send("GET", ME, cookie, "").status();
  }

  /** What the space makes of it, as every node hears. */
  private void sessionsEnd() {
    gateway.commands.answer(
        command -> {
          User user = gateway.directory.user("plant", "ana").orElseThrow();
          User after = User.newBuilder(user).build();
          switch (command.getBody()) {
            case EndSessions end when end.getSession() != null ->
                after.setEndedSessions(List.of(end.getSession()));
            case ChangePassword change -> {
              after.setPasswordHash(change.getPasswordHash());
              after.setGeneration(user.getGeneration() + 1);
            }
            default -> after.setGeneration(user.getGeneration() + 1);
          }
          gateway.directory.apply("user/plant/ana", new DirectoryEntry(after));
          return after;
        });
  }

  @Test
  void whoLogsOutIsOut_whoeverElseHasTheCookie() {
    sessionsEnd();
    String first = gateway.session(ana);
    String other = gateway.session(ana);
    gateway.clock.advance(Duration.ofMinutes(10));
    String renewed = send("GET", ME, first, "").header("Set-Cookie").split(";", -1)[0];

    Answer out = send("DELETE", ME, first, "");

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie"))
        .isEqualTo("andon_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    assertThat(me(first)).isEqualTo(401);
    assertThat(renewed).isNotEqualTo(first);
    assertThat(me(renewed)).isEqualTo(401);
    assertThat(send("GET", ME, first, "").header("Set-Cookie")).isEmpty();
    assertThat(me(other)).isEqualTo(200);
    Command command = gateway.commands.taken.getFirst();
    assertThat(command.getActor().getKind()).isEqualTo(ActorKind.PERSON);
    assertThat(command.getActor().getId()).isEqualTo("ana");
    assertThat(command.getSpace()).isEqualTo("plant");
    EndSessions end = (EndSessions) command.getBody();
    // no token of it can work for longer, by whichever node it was renewed
    assertThat(end.getSession().getUntil()).isEqualTo(Fixtures.NOW.plus(Duration.ofHours(12)));
  }

  @Test
  void whoIsOutAlreadyIsToldSoWithoutMuchAdo() {
    sessionsEnd();
    String cookie = gateway.session(ana);
    send("DELETE", ME, cookie, "");
    gateway.catchUps.set(0);

    assertThat(me(cookie)).isEqualTo(401);
    assertThat(gateway.catchUps).hasValue(0);
    assertThat(send("DELETE", ME, cookie, "").status()).isEqualTo(204);
    assertThat(send("DELETE", ME, "andon_session=garbage", "").status()).isEqualTo(204);
    assertThat(send("DELETE", ME, "x=y", "").status()).isEqualTo(204);
    assertThat(gateway.commands.taken).hasSize(1);
  }

  @Test
  void aLogoutThatIsNotDecidedLeavesTheCookie_soThatItCanBeTriedAgain() {
    gateway.commands.fail(new ProblemException(Problem.Unavailable.soon("not now")));
    String cookie = gateway.session(ana);

    Answer answer = send("DELETE", ME, cookie, "");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void everywhereMeansEverySession() {
    sessionsEnd();
    String first = gateway.session(ana);
    String other = gateway.session(ana);

    Answer out = send("DELETE", ALL, first, "");

    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("Set-Cookie")).startsWith("andon_session=;");
    assertThat(List.of(me(first), me(other))).containsOnly(401);
    assertThat(gateway.commands.only(EndSessions.class).getSession()).isNull();
    assertThat(send("DELETE", ALL, first, "").status()).isEqualTo(401);
  }

  @Test
  void onlyPeopleHaveSessions() {
    for (String key : List.of(gateway.key(Scope.ADMIN), TestGateway.ADMIN_KEY)) {
      Answer all =
          gateway.raw("DELETE", ALL, null, List.of("X-API-Key", key, "Andon-Space", "plant"));
      assertThat(all.status()).isEqualTo(409);
      assertThat(all.at("/detail")).isEqualTo("Only people have sessions");
      assertThat(gateway.sendAs(gateway.key(), "PUT", PASSWORD, "{}").status()).isEqualTo(409);
    }
  }

  @Test
  void anAdministratorLogsSomebodyOut() {
    sessionsEnd();
    String cookie = gateway.session(ana);

    assertThat(gateway.send("DELETE", "/spaces/plant/users/ana/sessions", null).status())
        .isEqualTo(204);

    assertThat(me(cookie)).isEqualTo(401);
    assertThat(gateway.commands.only(EndSessions.class).getUsername()).isEqualTo("ana");
    gateway.commands.reject(Rejections.unknown("username", "user", "eva"));
    assertThat(gateway.send("DELETE", "/spaces/plant/users/eva/sessions", null).status())
        .isEqualTo(404);
    assertThat(
            gateway
                .sendAs(
                    gateway.key(Scope.INCIDENTS_READ),
                    "DELETE",
                    "/spaces/plant/users/ana/sessions",
                    null)
                .status())
        .isEqualTo(403);
  }

  private static String change(String current, String wanted) {
    return "{\"current_password\":\"%s\",\"password\":\"%s\"}".formatted(current, wanted);
  }

  @Test
  void peopleChangeTheirOwnPassword_andGoOnInThisBrowserOnly() {
    sessionsEnd();
    String here = gateway.session(ana);
    String elsewhere = gateway.session(ana);

    Answer changed = send("PUT", PASSWORD, here, change(TestGateway.PASSWORD, NEW));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("/username")).isEqualTo("ana");
    String fresh = changed.header("Set-Cookie").split(";", -1)[0];
    assertThat(List.of(me(here), me(elsewhere))).containsOnly(401);
    assertThat(me(fresh)).isEqualTo(200);
    assertThat(gateway.logIn("plant", "ana", TestGateway.PASSWORD).status()).isEqualTo(401);
    assertThat(gateway.logIn("plant", "ana", NEW).status()).isEqualTo(201);
    Command command = gateway.commands.taken.getFirst();
    assertThat(command.getRequest()).isNull();
    ChangePassword body = (ChangePassword) command.getBody();
    assertThat(body.getGeneration()).isEqualTo(ana.getGeneration());
    assertThat(body.toString()).doesNotContain(NEW, TestGateway.PASSWORD);
  }

  @Test
  void thePresentPasswordIsGuessedAtNoMoreThanAtTheLogin() {
    String cookie = gateway.session(ana);
    for (int i = 0; i < 3; i++) {
      Answer wrong = send("PUT", PASSWORD, cookie, change("wrong horse battery", NEW));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.at("/detail/0/loc/1")).isEqualTo("current_password");
    }

    assertThat(send("PUT", PASSWORD, cookie, change(TestGateway.PASSWORD, NEW)).status())
        .isEqualTo(429);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                              | current_password",
        "{\"current_password\":\"x\"}                                    | password",
        "{\"current_password\":\"x\",\"password\":\"short\"}             | password",
        "{\"current_password\":\"x\",\"password\":null}                  | password",
        "{\"current_password\":7,\"password\":\"long enough for that\"}  | current_password",
      })
  void aNewPasswordKeepsTheRulesOfAll(String body, String field) {
    Answer answer = send("PUT", PASSWORD, gateway.session(ana), body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void whatChangedMeanwhileIsNotUndone() {
    gateway.commands.reject(Rejections.passwordChanged());

    assertThat(
            send("PUT", PASSWORD, gateway.session(ana), change(TestGateway.PASSWORD, NEW)).status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Proto, https",
    "X-Forwarded-Proto, 'https, http'",
    "x-forwarded-proto, HTTPS"
  })
  void overTlsTheCookieIsOfThisHostAlone_andTlsIsForEver(String header, String value) {
    Answer in = gateway.logIn("plant", "ana", TestGateway.PASSWORD, header, value);

    assertThat(in.header("Set-Cookie"))
        .matches(
            "__Host-andon_session=[^;]+; Path=/; Max-Age=900; HttpOnly; SameSite=Strict; Secure");
    assertThat(in.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    String token = in.header("Set-Cookie").split("[=;]", -1)[1];
    assertThat(send("GET", ME, "__Host-andon_session=" + token, "", header, value).status())
        .isEqualTo(200);
    // a neighbour in the domain, or whoever sits on the line, can set this one
    Answer planted = send("GET", ME, "andon_session=" + token, "", header, value);
    assertThat(planted.status()).isEqualTo(401);
    assertThat(planted.header("Strict-Transport-Security")).isNotEmpty();
    assertThat(
            send("DELETE", ME, "__Host-andon_session=" + token, "", header, value)
                .header("Set-Cookie"))
        .startsWith("__Host-andon_session=; Path=/; Max-Age=0;");
    assertThat(gateway.commands.taken).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"http", "''", "'http, https'"})
  void withoutTlsThereIsNothingOfIt(String value) {
    Answer in = gateway.logIn("plant", "ana", TestGateway.PASSWORD, "X-Forwarded-Proto", value);

    assertThat(in.header("Set-Cookie")).startsWith("andon_session=").doesNotContain("Secure");
    assertThat(in.header("Strict-Transport-Security")).isEmpty();
  }
}
