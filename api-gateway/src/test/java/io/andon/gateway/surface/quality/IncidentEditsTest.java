package io.andon.gateway.surface.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentEditsTest {
  private static final String ONE = "/spaces/plant/incidents/" + Fixtures.INCIDENT;
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void editsWhatIsGivenInTheCoresWords() {
    gateway.commands.answer(
        command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.INVESTIGATING));

    Answer answer =
        gateway.send(
            "PATCH",
            ONE,
            """
            {"status":"Investigating","severity":"HIGH","root_cause":null,
             "root_product_id":"orders","title":"Žluté 🏭","unknown":1}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("investigating");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    EditIncident edit = gateway.commands.only(EditIncident.class);
    assertThat(edit.getIncident()).isEqualTo(Fixtures.INCIDENT);
    assertThat(edit.getEdits())
        .containsExactlyInAnyOrder(
            new FieldEdit("state", "INVESTIGATING"),
            new FieldEdit("severity", "HIGH"),
            new FieldEdit("root_cause", null),
            new FieldEdit("root_asset", "orders"),
            new FieldEdit("title", "Žluté 🏭"));
    assertThat(gateway.commands.taken.getFirst().getSpace()).isEqualTo("plant");
    assertThat(gateway.commands.taken.getFirst().getSurface()).isEqualTo("quality");
    assertThat(gateway.commands.taken.getFirst().getActor().getId()).isEqualTo("admin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"closed\"}                | status          | enum",
        "{\"status\":1}                         | status          | enum",
        "{\"status\":null}                      | status          | enum",
        "{\"severity\":\"info\"}                | severity        | enum",
        "{\"severity\":null}                    | severity        | enum",
        "{\"title\":null}                       | title           | missing",
        "{\"title\":\" \"}                      | title           | string_too_short",
        "{\"title\":7}                          | title           | string_type",
        "{\"title\":\"a\\u0000b\"}              | title           | string_pattern_mismatch",
        "{\"title\":\"\\ud83c\"}                | title           | string_pattern_mismatch",
        "{\"root_cause\":[]}                    | root_cause      | string_type",
        "{\"root_product_id\":{}}               | root_product_id | string_type",
        "{\"description\":1e999}                | description     | string_type",
      })
  void refusesBadFields(String body, String field, String type) {
    Answer answer = gateway.send("PATCH", ONE, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString())
        .isEqualTo("[\"body\",\"" + field + "\"]");
    assertThat(answer.at("/detail/0/type")).isEqualTo(type);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void refusesABodyThatIsNoObjectAndAllMistakesAtOnce() {
    assertThat(gateway.send("PATCH", ONE, "[]").at("/detail/0/type")).isEqualTo("dict_type");
    assertThat(gateway.send("PATCH", ONE, "{\"title\":1,\"status\":2}").json().at("/detail"))
        .hasSize(2);
    assertThat(gateway.send("PATCH", ONE, "{\"title\":\"" + "x".repeat(501) + "\"}").status())
        .isEqualTo(422);
  }

  @Test
  void resolvesWithOrWithoutAReason() {
    gateway.commands.answer(
        command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED));

    Answer plain = gateway.send("POST", ONE + "/resolve", null);
    Answer reasoned = gateway.send("POST", ONE + "/resolve", "{\"reason\":\"fixed\"}");

    assertThat(plain.at("/status")).isEqualTo("resolved");
    assertThat(reasoned.status()).isEqualTo(200);
    EditIncident first = (EditIncident) gateway.commands.taken.getFirst().getBody();
    EditIncident last = (EditIncident) gateway.commands.taken.getLast().getBody();
    assertThat(first.getEdits()).containsExactly(new FieldEdit("state", "RESOLVED"));
    assertThat(last.getReason()).isEqualTo("fixed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"7\" | [7]",
        "W/\"7\" | [7]",
        "* | []",
        "\"7\", \"8\" | [7, 8]",
        "\"6\",W/\"7\" ,  \"a, b\" | [6, 7]"
      })
  void passesTheExpectedVersions(String ifMatch, String versions) {
    gateway.commands.answer(command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN));

    gateway.send("PATCH", ONE, "{}", "If-Match", ifMatch);

    assertThat(gateway.commands.taken.getFirst().getExpectedVersions()).hasToString(versions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc\"", "7", "\"abc\", \"x\"", "\"7\", 8", "\"7\" \"8\"", "*, \"7\""})
  void anIfMatchThatIsNoVersionCannotMatch(String ifMatch) {
    Answer answer = gateway.send("PATCH", ONE, "{}", "If-Match", ifMatch);

    assertThat(answer.status()).isEqualTo(412);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void theIdempotencyKeyNamesTheCommandPerCredential() {
    gateway.commands.answer(
        command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED));

    gateway.send("POST", ONE + "/resolve", null, "Idempotency-Key", "k-1");
    gateway.send("POST", ONE + "/resolve", null);
    Answer tooLong =
        gateway.send("POST", ONE + "/resolve", null, "Idempotency-Key", "k".repeat(201));

    assertThat(gateway.commands.taken.getFirst().getId()).isEqualTo("admin:k-1");
    assertThat(gateway.commands.taken.getLast().getId()).hasSize(36);
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.at("/detail/0/loc/1")).isEqualTo("Idempotency-Key");
  }

  @Test
  void anIdempotencyKeyOfAnotherRequestIsAConflict_notTheOtherRequestsAnswer() {
    gateway.commands.answer(
        command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED));

    Answer first = gateway.send("POST", ONE + "/resolve", null, "Idempotency-Key", "k-1");
    Answer again = gateway.send("POST", ONE + "/resolve", null, "Idempotency-Key", "k-1");
    Answer other =
        gateway.send("PATCH", ONE, "{\"root_cause\":\"after\"}", "Idempotency-Key", "k-1");

    assertThat(again.status()).isEqualTo(200).isEqualTo(first.status());
    assertThat(other.status()).isEqualTo(409);
  }
}
