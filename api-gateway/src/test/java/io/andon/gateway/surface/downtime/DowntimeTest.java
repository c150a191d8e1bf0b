package io.andon.gateway.surface.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.DowntimeRow;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DowntimeTest {
  private static final String PATH = "/api/v1/downtime";
  private static final String LEAST =
      "\"event_id\":\"e1\",\"line_name\":\"L21\",\"roi_name\":\"L21_3\","
          + "\"detected_at\":\"2026-03-06T10:00:00+00:00\",\"downtime_seconds\":8.2";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer get(String query) {
    return gateway.get(PATH + query, "Andon-Space", "plant");
  }

  private Answer post(String body) {
    return gateway.send("POST", PATH, body, "Andon-Space", "plant");
  }

  @Test
  void answersExactlyAsTheSeed() {
    gateway.plant.downtime.add(
        Fixtures.downtimeRow("98d2a7eb", Instant.parse("2025-08-29T14:32:37Z")));

    assertThat(get("?since=2025-05-22T00:00:00Z").text())
        .isEqualTo(
            "[{\"event_id\":\"98d2a7eb\",\"line_name\":\"L21\",\"roi_name\":\"L21_3\","
                + "\"roi_title\":\"Stanice 3\",\"roi_api_name\":\"\","
                + "\"detected_at\":\"2025-08-29T14:32:37+00:00\","
                + "\"updated_at\":\"2025-08-29T14:32:59+00:00\",\"downtime_seconds\":8.2,"
                + "\"downtime_reason\":[{\"label_name\":\"operator_resolving_anomaly\","
                + "\"duration_seconds\":8.2}]}]");
  }

  @ParameterizedTest
  @CsvSource({
    "?since=2025-08-29T14:32:37Z,1",
    "?since=2025-08-29T14:32:37%2B00:00,1",
    "?since=2025-08-29T14:32:37+00:00,1",
    "?since=2025-08-29T16:32:37%2B02:00,1",
    "?since=2025-08-29T16:32:37+0200,1",
    "?since=2025-08-29T14:32:37-00:00,1",
    "?since=2025-08-29T14:32:37,1",
    "?since=2025-08-29T14:32Z,1",
    "?since=2025-08-29,1",
    "?since=0001-01-01,1",
    "?since=2125-08-29T14:32:37Z,0",
    "?since=2025-08-29T14:32:37Z&since=tomorrow,1",
    "?since=2025-08-29T14:32:37.001Z,0",
    "?since=2025-08-01&update_at=2025-08-29T14:32:59Z,1",
    "?since=2025-08-01&update_at=2025-08-29T14:33:00Z,0",
    "?since=2025-08-01&updated_at=2025-08-29T14:33:00Z,0",
    "?since=2025-08-01&update_at=2025-08-29T14:32:59Z&updated_at=2025-08-29T16:32:59+02:00,1",
    "?since=2025-08-01&update_at=&updated_at=2025-08-29T14:33:00Z,0",
  })
  void filtersByTimes(String query, int found) {
    gateway.plant.downtime.add(Fixtures.downtimeRow("e1", Instant.parse("2025-08-29T14:32:37Z")));

    assertThat(get(query).json()).hasSize(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?since=",
        "?since=yesterday",
        "?since=2025-13-01",
        "?since=1700000000",
        "?since=1700000000000",
        "?since=2025-08-29T14:32:37%2B19:00",
        "?since=2025-08-29T14:32:37%2B02:00%5BEurope/Prague%5D",
        "?since=%00"
      })
  void refusesTimesItCannotRead(String query) {
    Answer answer = get(query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).hasSize(1);
    assertThat(answer.at("/error"))
        .isEqualTo(
            query.isEmpty() || query.equals("?since=")
                ? "since: Field required"
                : "since: Input should be an ISO 8601 date and time");
  }

  @Test
  void twoSpellingsMustSayTheSame() {
    Answer answer =
        get("?since=2025-08-01&update_at=2025-08-29T14:32:59Z&updated_at=2025-08-30T00:00:00Z");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error"))
        .isEqualTo("updated_at: Should be the same time as update_at, or left out");
  }

  @Test
  void moreThanOneAnswerHoldsIsRefused_neverCutShort() {
    DowntimeRow row = Fixtures.downtimeRow("e1", Instant.parse("2025-08-29T14:32:37Z"));
    gateway.plant.downtime.addAll(Collections.nCopies(100_001, row));

    Answer answer = get("?since=2025-08-01");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).contains("since", "100000", "limit of 1 to 10000");
    assertThat(get("?since=2025-08-01&limit=10000").json()).hasSize(10_000);
    gateway.plant.downtime.removeLast();
    assertThat(get("?since=2025-08-01").json()).hasSize(100_000);
  }

  @Test
  void takesOneOrMany() {
    Answer one = post("{" + LEAST + "}");
    Answer many = post("[{" + LEAST + "},{}]");

    assertThat(one.status()).isEqualTo(202);
    assertThat(one.text()).isEqualTo("{\"event_id\":\"e1\",\"status\":\"accepted\"}");
    assertThat(many.status()).isEqualTo(202);
    assertThat(many.at("/1/status")).isEqualTo("refused");
    assertThat(many.at("/1/reason")).contains("roi_name: Field required");
    assertThat(gateway.events.downtime).hasSize(2);
    DowntimeEvent event = gateway.events.downtime.getFirst();
    assertThat(event.getSpace()).isEqualTo("plant");
    assertThat(event.getUpdatedAt()).isEqualTo(Fixtures.NOW);
    assertThat(event.getOngoing()).isNull();
  }

  @Test
  void aClockThatRunsAheadIsNotRefusedForATimeItDidNotGive() {
    assertThat(post("{" + LEAST.replace("T10:00:00", "T10:30:20") + "}").status()).isEqualTo(202);

    assertThat(gateway.events.downtime.getFirst().getUpdatedAt())
        .isEqualTo(Fixtures.NOW.plusSeconds(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"downtime_reason\":{}                          | downtime_reason: Input should be a valid"
            + " list",
        "\"downtime_reason\":[{}]                        | downtime_reason.0.label_name: Field"
            + " required",
        "\"downtime_reason\":[{\"label_name\":\"x\",\"duration_seconds\":-1}] | duration_seconds",
        "\"updated_at\":\"2026-03-06T09:00:00Z\"         | detected_at",
        "\"updated_at\":\"2027-03-06T09:00:00Z\"         | updated_at",
        "\"ongoing\":\"yes\"                             | ongoing: Input should be a valid"
            + " boolean",
        "\"roi_title\":5                                 | roi_title: Input should be a valid"
            + " string",
      })
  void refusesBadFields(String field, String reason) {
    Answer answer = post("[{" + LEAST + "," + field + "}]");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/results/0/reason")).contains(reason);
    assertThat(answer.at("/error")).isNotEmpty();
    assertThat(gateway.events.downtime).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1e999", "\"8\"", "null", "1e300"})
  void refusesLengthsThatAreNone(String seconds) {
    Answer answer = post("{" + LEAST.replace("8.2", seconds) + "}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/results/reason")).contains("downtime_seconds");
  }
}
