package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.rejection.Rejections;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {
  private static final String ALL = "/spaces/plant/users";
  private static final String ANA = ALL + "/ana";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  /** Whoever is put is there, as if made by the first command. */
  private void usersArePut() {
    gateway.commands.answer(
        command -> {
          PutUser put = (PutUser) command.getBody();
          return gateway.userOf(
              command.getSpace(),
              put.getUsername(),
              user -> {
                user.setName(String.valueOf(put.getName()));
                user.setEmail(put.getEmail());
                user.setPasswordHash(put.getPasswordHash());
                user.setCreatedAt(Fixtures.NOW);
              });
        });
  }

  @Test
  void aNewUserIsMade_andThePasswordIsHashedAndNeverShown() {
    usersArePut();

    Answer answer =
        gateway.send(
            "PUT",
            ANA,
            "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"permissions\":[\"incidents:read\"],"
                + "\"password\":\"correct horse battery\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo(ANA);
    assertThat(answer.at("/name")).isEqualTo("Ana");
    assertThat(answer.at("/has_password")).isEqualTo("true");
    PutUser put = gateway.commands.only(PutUser.class);
    assertThat(put.getPermissions()).containsExactly("incidents:read");
    assertThat(put.getPasswordHash()).startsWith("$argon2id$v=19$");
    for (String text : List.of(answer.text(), gateway.get(ALL).text(), gateway.get(ANA).text())) {
      assertThat(text).contains("ana@example.com").doesNotContain("argon2", "horse");
    }
    assertThat(gateway.logIn("plant", "ana", "correct horse battery").status()).isEqualTo(201);
  }

  @Test
  void aChangeIs200() {
    usersArePut();
    gateway.send("PUT", ANA, "{\"name\":\"Ana\"}");
    gateway.clock.advance(Duration.ofSeconds(1));

    assertThat(gateway.send("PUT", ANA, "{\"name\":\"Anna\"}").status()).isEqualTo(200);
    assertThat(gateway.catchUps).hasPositiveValue();
  }

  @Test
  void omittedStays_nullClears() {
    usersArePut();
    gateway.send("PUT", ANA, "{\"name\":\"Ana\"}");
    gateway.send("PUT", ANA, "{\"email\":null,\"password\":null,\"permissions\":null}");

    PutUser first = (PutUser) gateway.commands.taken.getFirst().getBody();
    assertThat(first).isEqualTo(new PutUser("ana", "Ana", null, null, null, null));
    PutUser second = (PutUser) gateway.commands.taken.getLast().getBody();
    assertThat(second).isEqualTo(new PutUser("ana", null, "", List.of(), "", null));
  }

  @Test
  void nothingInTheCommandHelpsToGuessThePassword() {
    usersArePut();
    String body = "{\"name\":\"Ana\",\"password\":\"correct horse battery\"}";
    gateway.send("PUT", ANA, body, "Idempotency-Key", "k1");
    gateway.send("PUT", ANA, body, "Idempotency-Key", "k1");

    Command first = gateway.commands.taken.getFirst();
    Command second = gateway.commands.taken.getLast();
    assertThat(first.getRequest()).isNull();
    assertThat(first.getId()).isNotEqualTo(second.getId());
    assertThat(((PutUser) first.getBody()).getPasswordHash())
        .isNotEqualTo(((PutUser) second.getBody()).getPasswordHash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":1}                                  | name        | string_type",
        "{\"name\":\"\"}                               | name        | string_too_short",
        "{\"name\":null}                               | name        | string_type",
        "{\"email\":\"ana\"}                           | email       | value_error",
        "{\"email\":\"ana@x, eve@x\"}                  | email       | value_error",
        "{\"permissions\":\"admin\"}                   | permissions | list_type",
        "{\"permissions\":[\"root\"]}                  | permissions | enum",
        "{\"permissions\":[\"manage_production\"]}     | permissions | enum",
        "{\"password\":\"elevenchars\"}                | password    | string_too_short",
        "{\"password\":\"            x\\u0000\"}       | password    | string_pattern_mismatch",
        "{\"password\":123456789012}                   | password    | string_type",
      })
  void refusesBadFields(String body, String field, String type) {
    Answer answer = gateway.send("PUT", ANA, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
    assertThat(answer.at("/detail/0/type")).isEqualTo(type);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void aPasswordHas12To200Characters() {
    usersArePut();
    assertThat(put("x".repeat(201)).status()).isEqualTo(422);
    assertThat(put("x".repeat(200)).status()).isEqualTo(201);
    assertThat(put(" ".repeat(12)).status()).isEqualTo(201);
    assertThat(gateway.logIn("plant", "ana", " ".repeat(12)).status()).isEqualTo(201);
  }

  private Answer put(String password) {
    return gateway.send("PUT", ANA, "{\"name\":\"Ana\",\"password\":\"" + password + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ana", "a%20b", "a%2Fb", "%C3%A1na", "-ana", ".", "a%0Ab"})
  void refusesBadUserNames(String username) {
    Answer answer = gateway.send("PUT", ALL + "/" + username, "{\"name\":\"Ana\"}");

    assertThat(answer.status()).isIn(422, 400, 404);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void whoIsNotThereIs404() {
    assertThat(gateway.get(ANA).status()).isEqualTo(404);
    gateway.userOf("other", "ana", user -> {});
    assertThat(gateway.get(ANA).status()).isEqualTo(404);
    assertThat(gateway.get(ALL).at("/total")).isEqualTo("0");
    gateway.commands.reject(Rejections.unknown("username", "user", "ana"));
    assertThat(gateway.send("DELETE", ANA, null).status()).isEqualTo(404);
  }

  @Test
  void aNewUserWithoutNameIsToldSo() {
    gateway.commands.reject(Rejections.invalid("name", "A new user needs a name"));

    Answer answer = gateway.send("PUT", ANA, "{}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo("name");
  }

  @Test
  void offAloneIsNotAtAll_butNullIsNothing() {
    usersArePut();

    gateway.send("PUT", ANA, "{\"name\":\"Ana\",\"notifications\":[\"off\"]}");
    Answer refused = gateway.send("PUT", ANA, "{\"name\":\"Ana\",\"notifications\":null}");

    assertThat(gateway.commands.only(PutUser.class).getChannels()).isEmpty();
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/detail/0/loc/1")).isEqualTo("notifications");
  }

  @Test
  void removesAndKnowsOfItBeforeItAnswers() {
    Answer answer = gateway.send("DELETE", ANA, null);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(gateway.commands.only(RemoveUser.class).getUsername()).isEqualTo("ana");
    assertThat(gateway.catchUps).hasValue(1);
  }

  @Test
  void aSpacesAdminManagesItsOwnPeopleOnly() {
    usersArePut();
    User admin = gateway.user("boss", "Boss", Scope.ADMIN);
    String session = gateway.session(admin);
    List<String> headers =
        List.of(
            "Cookie", session, "Content-Type", "application/json", "Sec-Fetch-Site", "same-origin");
    byte[] body = "{\"name\":\"Ana\"}".getBytes(Fixtures.UTF8);

    assertThat(gateway.raw("PUT", ANA, body, headers).status()).isEqualTo(201);
    assertThat(gateway.raw("PUT", "/spaces/other/users/ana", body, headers).status())
        .isEqualTo(404);
    assertThat(gateway.commands.taken).hasSize(1);
    assertThat(gateway.commands.taken.getFirst().getActor().getId()).isEqualTo("boss");
  }
}
