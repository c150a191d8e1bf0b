package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What ops does not take, in its own error format. */
class OpsBadInputTest {
  private static final OpsPlant PLANT = new OpsPlant();
  private static final BadInput BAD_INPUT =
      new BadInput(PLANT.gateway, 400, OpsBadInputTest::isOurErrorFormat);
  private static final String ID = PLANT.open("Database timeout", "svc_xyz");
  private static final Write CREATE =
      new Write("POST", ALL, "{\"title\":\"🏭\",\"serviceId\":\"svc_xyz\"}");
  private static final Write CHANGE = new Write("PATCH", ALL + "/" + ID, "{\"title\":\"🏭\"}");

  @AfterAll
  static void close() {
    PLANT.close();
  }

  private static void isOurErrorFormat(Answer answer) {
    JsonNode body = answer.json();
    assertThat(body.at("/error").asText()).endsWith(".");
    assertThat(body).hasSize(body.has("meta") ? 2 : 1);
    if (body.has("meta")) {
      assertThat(body.at("/meta")).hasSize(1);
      assertThat(body.at("/meta/issues"))
          .isNotEmpty()
          .allSatisfy(
              issue ->
                  assertThat(issue.fieldNames()).toIterable().containsExactly("path", "message"));
    }
  }

  @TestFactory
  Stream<DynamicTest> bodies() {
    return Stream.of(CREATE, CHANGE).flatMap(BAD_INPUT::bodies);
  }

  @TestFactory
  Stream<DynamicTest> fieldsOfANewIncident() {
    return BAD_INPUT.fields(
        CREATE,
        Field.text("title", 500).required().notBlank().nor("\"two\\nlines\""),
        Field.text("serviceId", 200).required().notBlank(),
        Field.text("description", 10_000),
        Field.word("urgency", "HIGH", "LOW"),
        Field.word("priority", "P1", "P2", "P3", "P4", "P5"),
        Field.text("dedupKey", 255).notBlank());
  }

  @TestFactory
  Stream<DynamicTest> fieldsOfAChange() {
    return BAD_INPUT.fields(
        CHANGE,
        Field.text("title", 500).notNull().notBlank(),
        Field.text("description", 10_000),
        Field.text("assigneeId", 200).nor("\"nobody\""),
        Field.word("status", "OPEN", "ACKNOWLEDGED", "RESOLVED", "SNOOZED").notNull(),
        Field.word("urgency", "HIGH", "LOW"),
        Field.word("priority", "P1", "P2", "P3", "P4", "P5"),
        Field.time("snoozedUntil"),
        Field.integer("snoozeMinutes", 1, 43_200));
  }

  @TestFactory
  Stream<DynamicTest> lists() {
    return Stream.concat(
        BAD_INPUT.pages(ALL),
        BAD_INPUT.parameters(ALL, "status", "closed", "%00", "OPEN,RESOLVED", "%F0%9F%8F%AD"));
  }

  @TestFactory
  Stream<DynamicTest> ids() {
    return Stream.concat(
        BAD_INPUT.ids("GET", ALL + "/{id}", null),
        BAD_INPUT.ids("PATCH", ALL + "/{id}", "{\"status\":\"OPEN\"}"));
  }

  @TestFactory
  Stream<DynamicTest> methods() {
    return Stream.concat(
        BAD_INPUT.methods(ALL, "PUT", "PATCH", "DELETE", "OPTIONS"),
        BAD_INPUT.methods(ALL + "/" + ID, "POST", "PUT", "DELETE", "OPTIONS"));
  }

  @Test
  void namesTheAllowedWords() {
    assertThat(PLANT.get(ALL + "?status=closed").text())
        .isEqualTo(
            "{\"error\":\"Invalid query parameters.\",\"meta\":{\"issues\":[{\"path\":\"status\","
                + "\"message\":\"Input should be 'OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'SNOOZED'"
                + " or 'TRIGGERED'\"}]}}");
  }

  @Test
  void saysWhereTheJsonIsBroken() {
    Answer answer = PLANT.post("{\n\"a\":}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo("Invalid JSON in request body.");
    assertThat(answer.at("/meta/issues/0/message")).contains("line 2, column 5");
  }

  @Test
  void onlyItsOwnPathsTakeItsErrorFormat() {
    assertThat(PLANT.get(ALL + "/" + ID + "/nope").text()).isEqualTo("{\"error\":\"Not Found.\"}");
    assertThat(PLANT.get(ALL + "es").at("/error")).isNotEqualTo("Not Found.");
  }
}
