package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  private static final String ALL = "/spaces/plant/keys";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private void keysAreMade() {
    gateway.commands.answer(
        command -> {
          ApiKey key = ((CreateKey) command.getBody()).getKey();
          gateway.directory.apply("key/" + key.getId(), new DirectoryEntry(key));
          return key;
        });
  }

  @Test
  void aNewKeyIsShownOnceAndWorks() {
    keysAreMade();

    Answer made =
        gateway.send("POST", ALL, "{\"name\":\"line 1\",\"scopes\":[\"incidents:read\"]}");

    assertThat(made.status()).isEqualTo(201);
    String key = made.at("/key");
    assertThat(key).matches("andon_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
    assertThat(gateway.sendAs(key, "GET", "/spaces/plant/incidents", null).status()).isEqualTo(200);
    Answer list = gateway.get(ALL);
    assertThat(list.at("/items/0/name")).isEqualTo("line 1");
    assertThat(list.text()).doesNotContain(key, key.substring(19), "sha256");
  }

  @Test
  void aRetryDoesNotPretendToKnowTheSecret() {
    keysAreMade();
    String body = "{\"name\":\"line 1\",\"scopes\":[\"incidents:read\"]}";

    Answer first = gateway.send("POST", ALL, body, "Idempotency-Key", "k1");
    Answer second = gateway.send("POST", ALL, body, "Idempotency-Key", "k1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/detail")).contains(first.at("/id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"admin\"]}                                | name   | missing",
        "{\"name\":\"x\"}                                        | scopes | missing",
        "{\"name\":\"x\",\"scopes\":null}                        | scopes | missing",
        "{\"name\":\"x\",\"scopes\":[]}                          | scopes | missing",
        "{\"name\":\"x\",\"scopes\":\"admin\"}                   | scopes | list_type",
        "{\"name\":\"x\",\"scopes\":[\"root\"]}                  | scopes | enum",
        "{\"name\":\"x\",\"scopes\":[1]}                         | scopes | string_type",
        "{\"name\":\"x\",\"scopes\":[\"admin\"],\"expires_at\":\"2020-01-01\"} | expires_at | value_error",
      })
  void refusesBadFields(String body, String field, String type) {
    Answer answer = gateway.send("POST", ALL, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
    assertThat(answer.at("/detail/0/type")).isEqualTo(type);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void revokesAndKnowsOfItBeforeItAnswers() {
    Answer answer = gateway.send("DELETE", ALL + "/abc", null);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(gateway.commands.only(RevokeKey.class).getId()).isEqualTo("abc");
    assertThat(gateway.catchUps).hasValue(1);
  }

  private static String id(String key) {
    return key.substring(6, 18);
  }

  /** Rotations are decided as the space does it. */
  private void keysAreRotated() {
    gateway.commands.answer(
        command -> {
          RotateKey rotate = (RotateKey) command.getBody();
          ApiKey key =
              ApiKey.newBuilder(gateway.directory.key(rotate.getId()).orElseThrow()).build();
          key.setRotatedAt(gateway.clock.instant());
          key.setPreviousSha256(key.getSecretSha256());
          key.setPreviousValidUntil(gateway.clock.instant().plusMillis(rotate.getOverlapMs()));
          key.setSecretSha256(rotate.getSecretSha256());
          gateway.directory.apply("key/" + key.getId(), new DirectoryEntry(key));
          return key;
        });
  }

  @Test
  void bothSecretsWorkForTheOverlap() {
    keysAreRotated();
    String old = gateway.key(Scope.INCIDENTS_READ);

    Answer rotated =
        gateway.send("POST", ALL + "/" + id(old) + "/rotate", "{\"overlap_seconds\":60}");

    assertThat(rotated.status()).isEqualTo(200);
    String fresh = rotated.at("/key");
    assertThat(id(fresh)).isEqualTo(id(old));
    assertThat(rotated.at("/previous_valid_until")).isEqualTo("2026-03-06T10:31:00Z");
    assertThat(status(old)).isEqualTo(200);
    assertThat(status(fresh)).isEqualTo(200);
    assertThat(gateway.get(ALL).text()).doesNotContain(fresh.substring(19), "sha256");
    gateway.clock.advance(Duration.ofSeconds(59));
    assertThat(status(old)).isEqualTo(200);
    gateway.clock.advance(Duration.ofSeconds(1));
    assertThat(status(old)).isEqualTo(401);
    assertThat(status(fresh)).isEqualTo(200);
  }

  private int status(String key) {
    return gateway.sendAs(key, "GET", "/spaces/plant/incidents", null).status();
  }

  @Test
  void theOverlapIsAnHourUnlessSaid_andAtMost30Days() {
    keysAreRotated();
    String path = ALL + "/" + id(gateway.key()) + "/rotate";

    gateway.send("POST", path, null);
    assertThat(gateway.commands.only(RotateKey.class).getOverlapMs()).isEqualTo(3_600_000);
    assertThat(gateway.send("POST", path, "{\"overlap_seconds\":2592000}").status()).isEqualTo(200);
    for (String bad : new String[] {"-1", "2592001", "\"60\"", "1.5"}) {
      Answer answer = gateway.send("POST", path, "{\"overlap_seconds\":" + bad + "}");
      assertThat(answer.status()).as(bad).isEqualTo(422);
      assertThat(answer.at("/detail/0/loc/1")).isEqualTo("overlap_seconds");
    }
    assertThat(gateway.commands.taken).hasSize(2);
  }

  @Test
  void aRetriedRotationDoesNotPretendToKnowTheSecret() {
    keysAreRotated();
    String path = ALL + "/" + id(gateway.key()) + "/rotate";

    assertThat(gateway.send("POST", path, null, "Idempotency-Key", "k1").status()).isEqualTo(200);
    Answer again = gateway.send("POST", path, null, "Idempotency-Key", "k1");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("/detail")).contains("already rotated key");
  }

  @Test
  void showsOneKeyOfItsSpaceOnly() {
    String own = gateway.key(Scope.ALERTS_WRITE);
    String foreign = gateway.keyOf("other", key -> {}, Scope.ADMIN);

    Answer shown = gateway.get(ALL + "/" + id(own));

    assertThat(shown.at("/scopes/0")).isEqualTo("alerts:write");
    assertThat(shown.text()).doesNotContain("sha256", own.substring(19));
    assertThat(gateway.get(ALL + "/" + id(foreign)).status()).isEqualTo(404);
    assertThat(gateway.get(ALL + "/nothing").status()).isEqualTo(404);
  }

  @Test
  void tellsWhenKeysWereUsed_onceForManyRequests() {
    String one = gateway.key(Scope.INCIDENTS_READ);
    String unused = gateway.key(Scope.INCIDENTS_READ);
    String foreign = gateway.keyOf("other", key -> {}, Scope.INCIDENTS_READ);
    status(one);
    gateway.clock.advance(Duration.ofSeconds(7));
    status(one);
    status(foreign);
    status(unused + "x");

    gateway.tellKeyUses();
    gateway.tellKeyUses();

    assertThat(gateway.commands.taken)
        .extracting(Command::getSpace)
        .containsExactlyInAnyOrder("plant", "other");
    NoteKeyUse told =
        gateway.commands.taken.stream()
            .filter(command -> command.getSpace().equals("plant"))
            .map(command -> (NoteKeyUse) command.getBody())
            .findFirst()
            .orElseThrow();
    assertThat(told.getUses()).containsExactly(new KeyUse(id(one), Fixtures.NOW.plusSeconds(7)));
  }

  @Test
  void useThatCannotBeToldIsToldLater() {
    status(gateway.key(Scope.INCIDENTS_READ));
    gateway.commands.fail(new ProblemException(Problem.Unavailable.soon("not now")));
    gateway.tellKeyUses();
    gateway.commands.answer(command -> null);
    gateway.tellKeyUses();

    assertThat(gateway.commands.taken).hasSize(2);
    assertThat(gateway.commands.taken.getLast().getBody())
        .isEqualTo(gateway.commands.taken.getFirst().getBody());
  }

  @Test
  void aSpacesAdminManagesItsOwnKeysOnly() {
    keysAreMade();
    String admin = gateway.key(Scope.ADMIN);
    String body = "{\"name\":\"x\",\"scopes\":[\"incidents:read\"]}";

    assertThat(gateway.sendAs(admin, "POST", ALL, body).status()).isEqualTo(201);
    assertThat(gateway.sendAs(admin, "POST", "/spaces/other/keys", body).status()).isEqualTo(404);
    assertThat(gateway.commands.only(CreateKey.class).getKey().getCreatedAt())
        .isEqualTo(Fixtures.NOW);
  }
}
