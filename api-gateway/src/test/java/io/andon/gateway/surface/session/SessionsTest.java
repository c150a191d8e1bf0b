package io.andon.gateway.surface.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Payload;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.andon.core.query.SpaceLocator;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.ActorKind;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.User;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
  private static final String ME = "/api/session";
  private static final String INCIDENTS = "/spaces/plant/incidents";
  private final TestGateway gateway = new TestGateway();
  private final User ana = gateway.user("ana", "Ana", Scope.INCIDENTS_READ, Scope.VIEW_AUDIT);

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer get(String path, String cookie) {
    return gateway.raw("GET", path, null, List.of("Cookie", cookie));
  }

  @Test
  void loggingInGivesACookieThatNoScriptAndNoOtherSiteGetsAt() {
    Answer answer = gateway.logIn("plant", "ana", TestGateway.PASSWORD);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Set-Cookie"))
        .matches("andon_session=[A-Za-z0-9_.-]+; Path=/; Max-Age=900; HttpOnly; SameSite=Strict");
    assertThat(answer.text())
        .isEqualTo(
            "{\"kind\":\"person\",\"username\":\"ana\",\"name\":\"Ana\","
                + "\"permissions\":[\"incidents:read\",\"VIEW_AUDIT\"],\"space\":\"plant\","
                + "\"expires_at\":\"2026-03-06T10:45:00Z\"}");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void oneSessionWorksOnEverySurface() {
    String cookie = gateway.session(ana);

    assertThat(get(INCIDENTS, cookie).status()).isEqualTo(200);
    assertThat(get("/spaces/plant/assets", cookie).status()).isEqualTo(200);
    assertThat(get(ME, cookie).at("/username")).isEqualTo("ana");
    Answer downtime = get("/api/v1/downtime?since=2020-01-01", cookie);
    assertThat(downtime.status()).isEqualTo(403);
    assertThat(downtime.at("/error")).isEqualTo("You lack the permission downtime:read");
    assertThat(get("/spaces/other/incidents", cookie).status()).isEqualTo(404);
  }

  @Test
  void theAuditLogNamesThePerson() {
    User editor = gateway.user("eva", "Eva", Scope.INCIDENTS_WRITE);
    gateway.commands.answer(
        command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED));

    gateway.raw(
        "POST",
        INCIDENTS + "/" + Fixtures.INCIDENT + "/resolve",
        null,
        List.of("Cookie", gateway.session(editor), "Sec-Fetch-Site", "same-origin"));

    var actor = gateway.commands.taken.getFirst().getActor();
    assertThat(actor.getKind()).isEqualTo(ActorKind.PERSON);
    assertThat(actor.getId()).isEqualTo("eva");
    assertThat(actor.getName()).isEqualTo("Eva");
  }

  @ParameterizedTest
  @CsvSource({
    "plant, ana,    wrong horse battery",
    "plant, nobody, correct horse battery",
    "other, ana,    correct horse battery",
    "none,  ana,    correct horse battery",
    "plant, robot,  correct horse battery",
    "plant, ana,    ''",
  })
  void whateverIsWrongTheAnswerIsTheSame(String space, String username, String password) {
    gateway.userOf("plant", "robot", user -> user.setPasswordHash(null));

    Answer answer = gateway.logIn(space, username, password);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Wrong user name, password or space\"}");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    // looking for somebody who is not there must not take longer
    assertThat(gateway.catchUps).hasValue(1);
  }

  @Test
  void theUserNameIsReadInAnyCase_andTheSpaceMayBeLeftOut() {
    assertThat(gateway.logIn("plant", " ANA ", TestGateway.PASSWORD).status()).isEqualTo(201);
    gateway.userOf("default", "ana", user -> {});
    String body = "{\"username\":\"ana\",\"password\":\"%s\"}".formatted(TestGateway.PASSWORD);
    Answer answer =
        gateway.raw(
            "POST", ME, body.getBytes(Fixtures.UTF8), List.of("Content-Type", "application/json"));
    assertThat(answer.at("/space")).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"password\":\"x\"}                    | username",
        "{\"username\":\"ana\"}                  | password",
        "{\"username\":1,\"password\":\"x\"}     | username",
        "{\"username\":\"ana\",\"password\":{}}  | password",
      })
  void namesWhatIsMissing(String body, String field) {
    Answer answer =
        gateway.raw(
            "POST", ME, body.getBytes(Fixtures.UTF8), List.of("Content-Type", "application/json"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
  }

  @Test
  void usingASessionRenewsIt_inTheSecondHalfOfItsLife() {
    String cookie = gateway.session(ana);
    gateway.clock.advance(Duration.ofSeconds(449));
    assertThat(get(ME, cookie).header("Set-Cookie")).isEmpty();
    gateway.clock.advance(Duration.ofSeconds(1));

    Answer renewed = get(ME, cookie);

    assertThat(renewed.header("Set-Cookie")).contains("Max-Age=900; HttpOnly; SameSite=Strict");
    assertThat(renewed.at("/expires_at")).isEqualTo("2026-03-06T10:52:30Z");
    String fresh = renewed.header("Set-Cookie").split(";", -1)[0];
    gateway.clock.advance(Duration.ofSeconds(450));
    assertThat(get(ME, cookie).status()).isEqualTo(401);
    assertThat(get(ME, fresh).status()).isEqualTo(200);
  }

  @Test
  void noSessionOutlivesTwelveHours() {
    String cookie = gateway.session(ana);
    for (int i = 0; i < 12 * 6 - 1; i++) {
      gateway.clock.advance(Duration.ofMinutes(10));
      Answer answer = get(ME, cookie);
      assertThat(answer.status()).as("after %d minutes", 10 * i).isEqualTo(200);
      if (!answer.header("Set-Cookie").isEmpty()) {
        cookie = answer.header("Set-Cookie").split(";", -1)[0];
      }
    }
    assertThat(get(ME, cookie).at("/expires_at")).isEqualTo("2026-03-06T22:30:00Z");
    gateway.clock.advance(Duration.ofMinutes(10));

    assertThat(get(ME, cookie).at("/detail")).isEqualTo("The session is over, log in again");
  }

  @Test
  void aSessionEndsWithThePersonsGeneration_andAsksForNewsFirst() {
    String cookie = gateway.session(ana);
    gateway.catchUps.set(0);
    gateway.userOf("plant", "ana", user -> user.setGeneration(2), Scope.ADMIN);

    assertThat(get(ME, cookie).status()).isEqualTo(401);
    assertThat(gateway.catchUps).hasValue(1);
  }

  @Test
  void aNewNameIsTheSameSession() {
    String cookie = gateway.session(ana);
    gateway.user("ana", "Ana Nováková", Scope.INCIDENTS_READ);

    assertThat(get(ME, cookie).at("/name")).isEqualTo("Ana Nováková");
  }

  @Test
  void whoIsRemovedIsOut() {
    String cookie = gateway.session(ana);
    gateway.directory.apply("user/plant/ana", null);

    assertThat(get(INCIDENTS, cookie).status()).isEqualTo(401);
  }

  @Test
  void everyNodeKnowsTheSession() {
    String cookie = gateway.session(ana);
    try (TestGateway other = new TestGateway()) {
      other.directory.apply("user/plant/ana", new DirectoryEntry(ana));
      assertThat(get(other, cookie).status()).isEqualTo(200);

      gateway.plant.incidents.add(Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN));
      other.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", gateway.port()));
      gateway.clock.advance(Duration.ofMinutes(10));
      other.clock.advance(Duration.ofMinutes(10));

      Answer relayed = get(other, cookie);

      assertThat(relayed.at("/total")).isEqualTo("1");
      assertThat(relayed.response().headers().allValues("Set-Cookie")).hasSize(1);
    }
  }

  private static Answer get(TestGateway node, String cookie) {
    return node.raw("GET", INCIDENTS, null, List.of("Cookie", cookie));
  }

  @Test
  void aSessionOfTomorrowIsNone_butClocksMayDiffer() {
    gateway.clock.advance(Duration.ofSeconds(31));
    String cookie = gateway.session(ana);
    gateway.clock.advance(Duration.ofSeconds(-31));
    assertThat(get(ME, cookie).status()).isEqualTo(401);
    gateway.clock.advance(Duration.ofSeconds(1));
    assertThat(get(ME, cookie).status()).isEqualTo(200);
  }

  @Test
  void overTlsASessionGoesThroughAPeerToo() {
    try (TestGateway other = new TestGateway()) {
      other.directory.apply("user/plant/ana", new DirectoryEntry(ana));
      other.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", gateway.port()));
      String token = gateway.session(ana).substring("andon_session=".length());

      assertThat(
              other
                  .raw(
                      "GET",
                      INCIDENTS,
                      null,
                      List.of(
                          "Cookie", "__Host-andon_session=" + token, "X-Forwarded-Proto", "https"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void tellsHoldersOfKeysWhoTheyAreToo() {
    String key = gateway.keyOf("plant", k -> k.setName("line 1"), Scope.EVENTS_WRITE);
    Answer answer = gateway.sendAs(key, "GET", ME, null);
    assertThat(answer.at("/kind")).isEqualTo("key");
    assertThat(answer.at("/name")).isEqualTo("line 1");
    assertThat(answer.json().get("expires_at").isNull()).isTrue();
    assertThat(gateway.get(ME).at("/kind")).isEqualTo("admin");
    assertThat(gateway.raw("GET", ME, null, List.of()).status()).isEqualTo(401);
  }

  @Test
  void aHeaderCountsBeforeTheCookie() {
    String cookie = gateway.session(ana);
    String key = gateway.key();

    assertThat(status(cookie, "X-API-Key", key)).isEqualTo(403);
    assertThat(status(cookie, "X-API-Key", "andon_wrong_key")).isEqualTo(401);
    assertThat(status(cookie, "Authorization", "Basic YTpi")).isEqualTo(200);
  }

  private int status(String cookie, String header, String value) {
    return gateway.raw("GET", INCIDENTS, null, List.of("Cookie", cookie, header, value)).status();
  }

  @Test
  void aSessionIsNoBearerToken_andAKeyNoCookie() {
    String token = gateway.session(ana).substring("andon_session=".length());

    assertThat(status("x=y", "Authorization", "Bearer " + token)).isEqualTo(401);
    assertThat(get(INCIDENTS, "andon_session=" + gateway.key(Scope.ADMIN)).status()).isEqualTo(401);
    assertThat(get(INCIDENTS, "andon_session=" + TestGateway.ADMIN_KEY).status()).isEqualTo(401);
  }

  @Test
  void whatWeDidNotSignIsNoSession() throws ParseException {
    String token = gateway.session(ana).substring("andon_session=".length());
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    JWTClaimsSet otherSpace = new JWTClaimsSet.Builder(claims).claim("space", "other").build();
    String[] parts = token.split("\\.", -1);
    try (TestGateway stranger =
        new TestGateway(
            new AccessSettings(
                TestGateway.secrets("the secret of another cluster altogether"),
                Limits.Rates.UNLIMITED,
                EdgeSettings.NONE,
                Optional.empty()))) {
      stranger.userOf("plant", "ana", user -> {});
      String foreign = stranger.session(ana).substring("andon_session=".length());
      for (String bad :
          List.of(
              foreign,
              new PlainJWT(claims).serialize(),
              parts[0] + "." + parts[1] + ".",
              parts[0]
                  + "."
                  + new Payload(otherSpace.toJSONObject()).toBase64URL()
                  + "."
                  + parts[2],
              parts[0] + "." + parts[1] + "." + "A".repeat(43),
              "..",
              "eyJ..",
              "x".repeat(5000),
              "%00",
              "é")) {
        assertThat(get(INCIDENTS, "andon_session=" + bad).status()).as(bad).isEqualTo(401);
      }
    }
  }

  @Test
  void withoutASecretNobodyIsLetInOrOut() {
    try (TestGateway starting = new TestGateway(AccessSettings.open())) {
      User user = starting.user("ana", "Ana");
      assertThat(starting.logIn("plant", "ana", TestGateway.PASSWORD).status()).isEqualTo(503);
      starting.directory.apply(
          "admin/session-secret",
          new DirectoryEntry(
              new SessionSecret(ByteBuffer.wrap(new byte[32]), false, Fixtures.NOW)));
      assertThat(get(starting, starting.session(user)).status()).isEqualTo(403);
    }
  }
}
