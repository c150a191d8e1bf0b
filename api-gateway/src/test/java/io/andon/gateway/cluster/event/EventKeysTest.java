package io.andon.gateway.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Idempotency-Key of what is reported. */
class EventKeysTest {
  private static final String ALERTS = "/spaces/plant/alerts";
  private static final String ALERT =
      "{\"alert_id\":\"a1\",\"source\":\"dq\",\"title\":\"Nulls\",\"asset\":\"ledger\","
          + "\"starts_at\":\"2026-03-06T10:29:00Z\"";
  private static final String STOP =
      "{\"event_id\":\"e1\",\"line_name\":\"L21\",\"roi_name\":\"L21_3\","
          + "\"detected_at\":\"2026-03-06T10:20:00Z\",\"downtime_seconds\":8";

  private final LiveSpace space = new LiveSpace(Fixtures.space("plant"));
  private final TestGateway gateway = new TestGateway(space);

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer post(String path, String body) {
    return gateway.send("POST", path, body, "Idempotency-Key", "k", "Andon-Space", "plant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ALERTS + " | " + ALERT + "} | " + ALERT + ",\"severity\":\"low\"}",
        "/api/v1/downtime | " + STOP + "} | " + STOP + ",\"ongoing\":true}",
        "/v1/threats | {\"title\":\"Road closed\"} | {\"title\":\"Road open\"}",
        "/v1/threats | {\"title\":\"Road closed\",\"id\":\"4e91fe4c-0f95-43a2-8a1c-b62cc12df5db\"}"
            + " | {\"title\":\"x\",\"id\":\"4e91fe4c-0f95-43a2-8a1c-b62cc12df5db\"}"
      })
  void theSameAgainGivesTheSameAnswer_anotherBodyIsAConflict(
      String path, String body, String other) {
    Answer first = post(path, body);
    int done = gateway.done();
    gateway.clock.advance(Duration.ofMinutes(5));
    Answer again = post(path, body);
    Answer conflict = post(path, other);

    assertThat(first.status()).as(first.text()).isIn(201, 202);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(conflict.status()).as(conflict.text()).isEqualTo(409);
    assertThat(gateway.done()).isEqualTo(done);
  }

  @Test
  void whatWasResolvedMeanwhileDoesNotFireAgain() {
    post(ALERTS, ALERT + "}");
    gateway.clock.advance(Duration.ofMinutes(5));
    gateway.send(
        "POST", ALERTS, ALERT + ",\"status\":\"resolved\",\"ends_at\":\"2026-03-06T10:32:00Z\"}");

    post(ALERTS, ALERT + "}");

    assertThat(gateway.get(ALERTS).at("/items/0/status")).isEqualTo("resolved");
    assertThat(gateway.get(ALERTS).at("/total")).isEqualTo("1");
  }

  @Test
  void whatWasRefusedThenIsRefusedStill() {
    String tomorrow = ALERT.replace("a1", "a2").replace("2026-03-06", "2026-03-07");
    String both = "[" + ALERT + "}," + tomorrow + "}]";

    Answer first = post(ALERTS, both);
    gateway.clock.advance(Duration.ofDays(2));
    Answer again = post(ALERTS, both);

    assertThat(first.at("/1/status")).isEqualTo("refused");
    assertThat(again.json()).isEqualTo(first.json());
  }
}
