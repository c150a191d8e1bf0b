package io.andon.gateway.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.RevokeKey;
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
