package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every endpoint as the original document of this API prints it. */
class ExampleTest {
  private final Finance finance = new Finance();
  private final String one = finance.incidentOn("ledger");

  @AfterEach
  void close() {
    finance.close();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void listIncidents() {
    Answer answer = finance.send("GET", INCIDENTS + "?status=open&skip=0&limit=50", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"items\":[{\"id\":\"%s\",\"title\":\"Nulls in ledger\",\"status\":\"open\","
                    .formatted(one.substring(INCIDENTS.length() + 1))
                + "\"severity\":\"critical\",\"alert_count\":1,\"root_cause\":null,"
                + "\"root_product_id\":null,"
                + "\"blast_radius_snapshot\":[\"product-a\",\"product-b\",\"product-c\"],"
                + "\"created_at\":\"2026-03-06T10:30:00Z\"}],\"total\":1}");
    assertThat(finance.shown(INCIDENTS)).isEqualTo(answer.json());
  }

  @Test
  void getIncident() {
    JsonNode incident = finance.shown(one);

    assertThat(incident.path("alert_count").asInt()).isEqualTo(1);
    assertThat(incident.at("/alerts/0/alert_id").asText()).isEqualTo("nulls-in-ledger");
    assertThat(incident.at("/blast_radius/0").toString())
        .isEqualTo("{\"product_id\":\"product-a\",\"name\":\"The product-a\",\"distance\":1}");
    assertThat(incident.path("suggested_root_product_id").asText()).isEqualTo("ledger");
    assertThat(names(incident.at("/correlation/0")))
        .containsExactly("signal_id", "rule", "reason", "matched", "at");
  }

  @Test
  void getIncidentTimeline() {
    Answer answer = finance.send("GET", one + "/timeline", null);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode first = answer.json().path(0);
    assertThat(names(first)).startsWith("alert_id", "alert_type", "added_at", "severity");
    assertThat(first.path("alert_id").asText()).isEqualTo("nulls-in-ledger");
    assertThat(first.path("alert_type").asText()).isEqualTo("quality_check_failed");
    assertThat(first.path("added_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(first.path("severity").asText()).isEqualTo("critical");
  }

  @Test
  void updateIncident() {
    Answer answer =
        finance.send(
            "PATCH",
            one,
            """
            {
            "root_cause": "Upstream ETL pipeline failure in source system",
            "status": "investigating",
            "severity": "high",
            "root_product_id": "ledger"
            }
            """);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode now = finance.shown(one);
    assertThat(now.path("root_cause").asText())
        .isEqualTo("Upstream ETL pipeline failure in source system");
    assertThat(now.path("status").asText()).isEqualTo("investigating");
    assertThat(now.path("severity").asText()).isEqualTo("high");
    assertThat(now.path("root_product_id").asText()).isEqualTo("ledger");
  }

  @Test
  void resolveIncident() {
    assertThat(finance.send("POST", one + "/resolve", null).at("/status")).isEqualTo("resolved");
    assertThat(finance.shown(one).path("resolved_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
  }

  @Test
  void notifyDownstream() {
    Answer answer = finance.send("POST", one + "/notify-downstream", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"notified_users\":3,\"affected_products\":3}");
  }

  @Test
  void linkTicket() {
    Answer answer = finance.send("POST", one + "/link-ticket", "{\"ticket_id\": \"OPS-7\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(answer.json())).startsWith("id", "title", "status", "severity");
    assertThat(finance.shown(one).path("tickets").toString()).isEqualTo("[\"OPS-7\"]");
  }
}
