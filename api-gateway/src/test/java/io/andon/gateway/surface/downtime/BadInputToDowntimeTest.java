package io.andon.gateway.surface.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputToDowntimeTest {
  private static final String PATH = "/api/v1/downtime";
  private static final String LIST = PATH + "?since=2025-05-22T00:00:00Z";
  private static final String EVENT =
      """
      {"event_id":"98d2a7eb","line_name":"L21","roi_name":"L21_3","roi_title":"Stanice 3 🏭",
       "roi_api_name":"L21_3","detected_at":"2025-08-29T14:32:37+00:00",
       "updated_at":"2025-08-29T14:32:59+00:00","downtime_seconds":8.2,
       "downtime_reason":[{"label_name":"jam","duration_seconds":8.2}]}
      """;
  private static final TestGateway GATEWAY =
      new TestGateway(new LiveSpace(Fixtures.space("plant")));
  private static final Write SEND = new Write("POST", PATH, EVENT);

  /** Of what is wrong with the request itself. */
  private static final BadInput REQUESTS =
      new BadInput(GATEWAY, 400, answer -> assertErrorFormat(answer, "error"));

  /** Of events: each is answered beside the error. */
  private static final BadInput EVENTS =
      new BadInput(GATEWAY, 422, answer -> assertErrorFormat(answer, "error", "results"));

  private static final Field SECONDS =
      new Field(
          "downtime_seconds",
          List.of("-1", "-0.001", "1e999", "1e300", "316224001", "\"8.2\"", "true", "[]", "{}"),
          "downtime_seconds",
          List.of());
  private static final Field REASONS =
      new Field(
          "downtime_reason",
          List.of(
              "1",
              "\"jam\"",
              "{}",
              "[1]",
              "[{}]",
              "[null]",
              "[{\"label_name\":\"\",\"duration_seconds\":1}]",
              "[{\"label_name\":\"jam\"}]",
              "[{\"label_name\":\"jam\",\"duration_seconds\":-1}]",
              "[{\"label_name\":\"jam\",\"duration_seconds\":\"1\"}]",
              "["
                  + "{\"label_name\":\"a\",\"duration_seconds\":1},".repeat(100)
                  + "{\"label_name\":\"a\",\"duration_seconds\":1}]"),
          "downtime_reason",
          List.of());

  private static void assertErrorFormat(Answer answer, String... names) {
    assertThat(answer.json().fieldNames()).toIterable().containsExactly(names);
    assertThat(answer.json().path("error").isTextual()).isTrue();
    assertThat(answer.at("/error")).isNotBlank();
  }

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return REQUESTS.unreadable(SEND);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadEvents() {
    return EVENTS.fields(
        SEND,
        Field.text("event_id", 200).required().notBlank(),
        Field.text("line_name", 200).required().notBlank(),
        Field.text("roi_name", 200).required().notBlank(),
        Field.text("roi_title", 500),
        Field.text("roi_api_name", 500),
        Field.time("detected_at")
            .required()
            .nor("\"1969-12-31T23:59:59Z\"", "\"2126-03-06T10:30:00Z\"", "\"2026-01-01\""),
        Field.time("updated_at").nor("\"2025-08-29T14:32:36Z\"", "\"2026-03-06T11:30:00.001Z\""),
        SECONDS.required(),
        REASONS,
        new Field("ongoing", List.of("1", "\"true\"", "[]", "{}"), "ongoing", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"{}\"", "true", "null", "[{}]", "[[]]", "[1,null]"})
  void whatIsNoEventIsAnsweredAsOne(String body) {
    Answer answer = GATEWAY.send("POST", PATH, body, "Andon-Space", "plant");

    assertThat(answer.status()).isEqualTo(422);
    assertErrorFormat(answer, "error", "results");
  }

  @Test
  void aListHasFromOneToAThousand() {
    for (String body : List.of("[]", "[" + "{},".repeat(1000) + "{}]")) {
      Answer answer = GATEWAY.send("POST", PATH, body, "Andon-Space", "plant");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).isEqualTo("{\"error\":\"List should have from 1 to 1000 items\"}");
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesBadPages() {
    return Stream.concat(
        REQUESTS.pages(LIST), REQUESTS.parameters(LIST, "limit", "10001", "100000"));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadTimes() {
    String[] wrong = {
      "yesterday",
      "1700000000",
      "2025-13-01",
      "2025-02-30T00:00:00Z",
      "%00",
      "%F0%9F%8F%AD",
      "2025-05-22T24:00:01Z",
      "+10000-01-01T00:00:00Z",
      "2025-05-22T00:00:00Zulu",
      "[]"
    };
    return Stream.of(
            REQUESTS.parameters(PATH, "since", wrong),
            REQUESTS.parameters(LIST, "update_at", wrong),
            REQUESTS.parameters(LIST, "updated_at", wrong))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return REQUESTS.methods(PATH, "PUT", "PATCH", "DELETE");
  }

  @Test
  void unknownPathsAndSpacesHaveTheErrorFormatToo() {
    assertThat(GATEWAY.get("/api/v1/uptime").text()).isEqualTo("{\"error\":\"Not Found\"}");
    Answer answer = GATEWAY.get(LIST, "Andon-Space", "nowhere");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Space not found\"}");
  }
}
