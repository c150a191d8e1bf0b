package io.andon.gateway.surface.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of the original document of this API: {@code curl -i '…' -H 'Authorization: …'}. */
class ExampleTest {
  private static final String EVENT =
      """
      {
        "event_id": "98d2a7eb-afa3-496a-b9ea-a14cd49cc7c0",
        "line_name": "L21",
        "roi_name": "L21_3",
        "roi_title": "Stanice 3",
        "roi_api_name": "L21_3",
        "detected_at": "2025-08-29T14:32:37+00:00",
        "updated_at": "2025-08-29T14:32:59+00:00",
        "downtime_seconds": 8.2,
        "downtime_reason": [
          {
            "label_name": "operator_resolving_anomaly",
            "duration_seconds": 8.2
          }
        ]
      }
      """;
  private static final String REQUEST = "/api/v1/downtime?since=2025-05-22T00:00:00Z";

  private final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer curl(String token) {
    return gateway.raw("GET", REQUEST, null, List.of("Authorization", "Bearer " + token));
  }

  @Test
  void isAnsweredToTheLetter() {
    String events = gateway.key(Scope.EVENTS_WRITE);
    assertThat(gateway.sendAs(events, "POST", "/api/v1/downtime", EVENT).status()).isEqualTo(202);

    Answer answer = curl(gateway.key(Scope.DOWNTIME_READ));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    String inOneLine = EVENT.replaceAll("\n *", "").replace("\": ", "\":");
    assertThat(answer.text()).isEqualTo("[" + inOneLine + "]");
  }

  @Test
  void withoutEventsIsAnEmptyArray() {
    assertThat(curl(gateway.key(Scope.DOWNTIME_READ)).text()).isEqualTo("[]");
  }

  @Test
  void needsATokenThatMayReadDowntime() {
    assertThat(curl("wrong").text()).isEqualTo("{\"error\":\"Invalid or expired API key\"}");
    assertThat(curl("wrong").status()).isEqualTo(401);
    Answer other = curl(gateway.key(Scope.INCIDENTS_READ));
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.text()).isEqualTo("{\"error\":\"API key missing scope: downtime:read\"}");
    Answer none = gateway.raw("GET", REQUEST, null, List.of());
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.text()).isEqualTo("{\"error\":\"Not authenticated\"}");
  }
}
