package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.THREATS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BadInputToThreatTest {
  private static final Api API = new Api();
  private static final BadInput BAD_INPUT =
      new BadInput(API.gateway, 422, BadInputToThreatTest::assertErrorFormat);
  private static final String THREAT = API.threat("Storm");
  private static final String ONE = INCIDENTS + '/' + API.incident("Port access", THREAT);
  private static final String ACTIVITY = ONE + "/activity";
  private static final String LINKS = ONE + "/threats";

  private static final Write NEW = new Write("POST", INCIDENTS, "{\"title\":\"Port 🏭\"}");
  private static final Write CHANGE = new Write("PATCH", ONE, "{\"title\":\"Port 🏭\"}");
  private static final Write LINK =
      new Write("POST", LINKS, "{\"threat_ids\":[\"" + THREAT + "\"]}");
  private static final Write REPORT = new Write("POST", THREATS, "{\"title\":\"Storm 🏭\"}");

  private static final Field TITLE = Field.text("title", 500).notBlank();
  private static final Field DESCRIPTION = Field.text("description", 10_000);
  private static final Field STATUS = Field.word("status", "open", "closed", "resolved");
  private static final Field SCOPE = Field.word("scope", "investigation", "aggregate");
  private static final Field THREAT_IDS =
      new Field("threat_ids", List.of(), "threat_ids", List.of())
          .nor("1", "true", "{}", "\"\"", "\"" + THREAT + "\"", "[1]", "[null]", "[[]]", "[\"\"]")
          .nor("[\"1-1-1-1-1\"]", "[\"" + THREAT + "\\u0000\"]", "[\"" + THREAT + " \"]")
          .nor("[\"" + THREAT + "\",\"" + Api.NOBODY + "\"]", "[\"🏭\"]")
          .nor("[" + "1,".repeat(500) + "1]");

  @AfterAll
  static void close() {
    API.close();
  }

  private static void assertErrorFormat(Answer answer) {
    String code =
        switch (answer.status()) {
          case 400 -> "request_malformed";
          case 404 -> "not_found";
          case 405 -> "method_not_allowed";
          case 413 -> "request_too_large";
          case 415 -> "unsupported_media_type";
          case 422 ->
              answer.at("/error/message").contains("Field required")
                  ? "field_required"
                  : "field_invalid";
          default -> "none of these";
        };
    assertError(answer, answer.status(), code);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return Stream.of(NEW, CHANGE, LINK).flatMap(BAD_INPUT::bodies);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadReports() {
    // a list is good, if it holds something
    return BAD_INPUT.bodies(REPORT);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadIncidents() {
    return BAD_INPUT.fields(NEW, TITLE.required(), DESCRIPTION, SCOPE, THREAT_IDS);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadChanges() {
    return BAD_INPUT.fields(
        CHANGE, TITLE.notNull(), DESCRIPTION, STATUS.notNull().nor("\"merged\"", "\"snoozed\""));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadLinks() {
    return BAD_INPUT.fields(LINK, THREAT_IDS.required().nor("[]"));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadThreats() {
    return BAD_INPUT.fields(
        REPORT,
        TITLE.required(),
        new Field("id", List.of(), "id", List.of())
            .nor("1", "true", "[]", "{}", "\"\"", "\"storm\"", "\"1-1-1-1-1\"")
            .nor("\"{" + THREAT + "}\"", "\"" + THREAT.replace("-", "") + "\""),
        Field.word("severity", "critical", "high", "medium", "low", "negligible"),
        Field.text("threat_type", 500),
        Field.text("location", 500),
        Field.text("asset", 200).notBlank(),
        Field.time("observed_at")
            .nor(
                "\"1969-12-31T23:59:59Z\"", "\"9999-12-31T23:59:59Z\"", "\"2026-03-06T12:00:00Z\""),
        new Field("coordinates", List.of(), "coordinates", List.of())
            .nor("1", "true", "[]", "[6.4,3.3]", "\"6.4,3.3\"", "{}", "{\"lat\":6.4}")
            .nor("{\"lat\":null,\"lng\":3}", "{\"lat\":\"6.4\",\"lng\":3}")
            .nor("{\"lat\":90.1,\"lng\":3}", "{\"lat\":6,\"lng\":-180.5}")
            .nor("{\"lat\":1e400,\"lng\":3}", "{\"lat\":" + "9".repeat(90) + ",\"lng\":3}"));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadLists() {
    return Stream.of(
            Stream.of(INCIDENTS, THREATS, ACTIVITY)
                .flatMap(
                    path ->
                        Stream.of(
                                BAD_INPUT.pages(path),
                                BAD_INPUT.parameters(path, "limit", "201", "9".repeat(400)),
                                BAD_INPUT.parameters(
                                    path, "offset", "-1", "x", "2147483648", "9".repeat(400)))
                            .flatMap(tests -> tests)),
            BAD_INPUT.parameters(INCIDENTS, "status", "OPENED", "snoozed", "merged", "%00", "1"),
            BAD_INPUT.parameters(INCIDENTS, "scope", "all", "%F0%9F%8F%AD", "aggregate,"))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchIds() {
    return Stream.of(
            BAD_INPUT.ids("GET", INCIDENTS + "/{id}", null),
            BAD_INPUT.ids("PATCH", INCIDENTS + "/{id}", "{}"),
            BAD_INPUT.ids("POST", INCIDENTS + "/{id}/threats", LINK.goodBody()),
            BAD_INPUT.ids("DELETE", INCIDENTS + "/{id}/threats/" + THREAT, null),
            BAD_INPUT.ids("DELETE", LINKS + "/{id}", null),
            BAD_INPUT.ids("GET", INCIDENTS + "/{id}/activity", null),
            BAD_INPUT.ids("GET", THREATS + "/{id}", null))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return Stream.of(
            BAD_INPUT.methods(INCIDENTS, "PUT", "PATCH", "DELETE", "OPTIONS"),
            BAD_INPUT.methods(ONE, "PUT", "POST", "DELETE"),
            BAD_INPUT.methods(LINKS, "GET", "PUT", "PATCH", "DELETE"),
            BAD_INPUT.methods(LINKS + '/' + THREAT, "GET", "POST", "PUT"),
            BAD_INPUT.methods(ACTIVITY, "POST", "DELETE"),
            BAD_INPUT.methods(THREATS, "PUT", "PATCH", "DELETE"),
            BAD_INPUT.methods(THREATS + '/' + THREAT, "POST", "PATCH", "DELETE"))
        .flatMap(tests -> tests);
  }

  @Test
  void unknownPathsAreItsOwn() {
    for (String path : List.of("/v1", "/v1/nope", INCIDENTS + "/x/y/z", ONE + "/nope")) {
      assertError(API.get(path), 404, "not_found", "Not Found");
    }
  }

  @Test
  void refusesListsThatAreEmptyTooLongOrHoldOneTwice() {
    String twice = "{\"title\":\"a\",\"id\":\"" + THREAT + "\"}";

    assertError(API.post(THREATS, "[]"), 422, "field_invalid", "1 to 1000");
    assertError(
        API.post(THREATS, "[" + "{},".repeat(1000) + "{}]"), 422, "field_invalid", "1 to 1000");
    assertError(
        API.post(THREATS, "[" + twice + "," + twice + "]"),
        422,
        "field_invalid",
        "1.id: Occurs twice");
  }

  @Test
  void saysAllMistakesAtOnce_butNotThousands() {
    assertThat(
            API.post(INCIDENTS, "{\"scope\":\"all\",\"threat_ids\":[\"x\"]}").at("/error/message"))
        .isEqualTo(
            "title: Field required; "
                + "scope: Input should be 'investigation' or 'aggregate'; "
                + "threat_ids.0: Input should be a valid UUID");
    String many = API.post(THREATS, "[" + "{},".repeat(999) + "{}]").at("/error/message");
    assertThat(many).contains("99.title").doesNotContain("100.title");
  }

  @Test
  void anIdempotencyKeyMayNotBeAnything() {
    assertError(
        API.post(INCIDENTS, NEW.goodBody(), "Idempotency-Key", "k".repeat(201)),
        422,
        "field_invalid",
        "Idempotency-Key: ");
  }
}
