package io.andon.gateway.surface.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.EvidenceKind;
import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.StateChanged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest {
  private static final String ALL = "/spaces/plant/incidents";
  private static final String ONE = ALL + "/" + Fixtures.INCIDENT;
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private Incident stored(String id, IncidentState state) {
    Incident incident = Fixtures.incident(id, state);
    gateway.plant.incidents.add(incident);
    return incident;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void listsWithExactlyTheSeedsFields() {
    stored(Fixtures.INCIDENT, IncidentState.OPEN);

    JsonNode list = gateway.get(ALL).json();

    assertThat(names(list)).containsExactly("items", "total");
    assertThat(names(list.at("/items/0")))
        .containsExactly(
            "id",
            "title",
            "status",
            "severity",
            "alert_count",
            "root_cause",
            "root_product_id",
            "blast_radius_snapshot",
            "created_at");
    assertThat(list.at("/items/0/blast_radius_snapshot").toString())
        .isEqualTo("[\"report\",\"gone\"]");
    assertThat(list.at("/items/0/created_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(list.at("/items/0/severity").asText()).isEqualTo("critical");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,open",
    "INVESTIGATING,investigating",
    "SNOOZED,investigating",
    "RESOLVED,resolved",
    "CLOSED,resolved"
  })
  void showsAndFiltersByQualitysWords(IncidentState state, String word) {
    stored(Fixtures.INCIDENT, state);

    for (String filter : List.of("open", "investigating", "resolved", "RESOLVED")) {
      JsonNode list = gateway.get(ALL + "?status=" + filter).json();
      boolean matches = filter.equalsIgnoreCase(word);
      assertThat(list.at("/total").asInt()).isEqualTo(matches ? 1 : 0);
    }
    assertThat(gateway.get(ALL).json().at("/items/0/status").asText()).isEqualTo(word);
  }

  @Test
  void aMergedIncidentIsFoundByIdOnly() {
    stored(Fixtures.INCIDENT, IncidentState.MERGED).setMergedInto(Fixtures.id("other"));

    assertThat(gateway.get(ALL).at("/total")).isEqualTo("0");
    assertThat(gateway.get(ONE).at("/merged_into")).isEqualTo(Fixtures.id("other"));
  }

  @Test
  void pages() {
    for (int i = 0; i < 60; i++) {
      stored(Fixtures.id("id-" + i), IncidentState.OPEN);
    }

    assertThat(gateway.get(ALL).json().at("/items")).hasSize(50);
    JsonNode page = gateway.get(ALL + "?skip=1&limit=2").json();
    assertThat(page.at("/items")).hasSize(2);
    assertThat(page.at("/items/0/id").asText()).isEqualTo(Fixtures.id("id-58"));
    assertThat(page.at("/total").asInt()).isEqualTo(60);
    assertThat(gateway.get(ALL + "?skip=2147483647").json().at("/items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit,greater_than_equal",
    "limit=201,limit,less_than_equal",
    "limit=-1,limit,greater_than_equal",
    "limit=ten,limit,int_parsing",
    "limit=1e2,limit,int_parsing",
    "limit=99999999999999999999999,limit,less_than_equal",
    "skip=-1,skip,greater_than_equal",
    "status=closed,status,enum",
    "status=%00,status,enum",
  })
  void refusesBadParameters(String query, String name, String type) {
    Answer answer = gateway.get(ALL + "?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/0")).isEqualTo("query");
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(name);
    assertThat(answer.at("/detail/0/type")).isEqualTo(type);
    assertThat(answer.at("/detail/0/msg")).isNotEmpty();
  }

  @Test
  void namesTheAllowedWords() {
    assertThat(gateway.get(ALL + "?status=closed").at("/detail/0/msg"))
        .isEqualTo("Input should be 'open', 'investigating' or 'resolved'");
  }

  @Test
  void showsEvidenceReasonsAndBlastRadius() {
    stored(Fixtures.INCIDENT, IncidentState.OPEN);
    gateway.plant.assets.add(Fixtures.asset("report", "The report"));
    gateway.plant.alerts.add(Fixtures.alertRow("a1", true));
    String fingerprint = gateway.plant.alerts.getFirst().getFingerprint();
    gateway.plant.evidence.put(
        Fixtures.INCIDENT,
        List.of(
            Fixtures.evidence(EvidenceKind.ALERT, fingerprint, 1, Fixtures.NOW),
            Fixtures.evidence(EvidenceKind.DOWNTIME, "e1", 2, Fixtures.NOW)));

    Answer answer = gateway.get(ONE);
    JsonNode detail = answer.json();

    assertThat(names(detail))
        .contains(
            "id",
            "status",
            "number",
            "description",
            "resolved_at",
            "updated_at",
            "started_at",
            "assets",
            "alerts",
            "downtime",
            "blast_radius",
            "suggested_root_product_id",
            "tickets",
            "correlation",
            "merged_into")
        .doesNotHaveDuplicates();
    assertThat(detail.at("/alerts/0/alert_id").asText()).isEqualTo("a1");
    assertThat(detail.at("/alerts/0/id").asText()).isEqualTo(fingerprint);
    assertThat(detail.at("/downtime/0/event_id").asText()).isEqualTo("e1");
    assertThat(detail.at("/blast_radius").toString())
        .isEqualTo(
            "[{\"product_id\":\"report\",\"name\":\"The report\",\"distance\":1},"
                + "{\"product_id\":\"gone\",\"name\":\"gone\",\"distance\":2}]");
    assertThat(detail.at("/correlation")).hasSize(2);
    assertThat(names(detail.at("/correlation/0")))
        .containsExactly("signal_id", "rule", "reason", "matched", "at");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(
            gateway.get(ALL + "/" + Fixtures.INCIDENT.toUpperCase(java.util.Locale.ROOT)).status())
        .isEqualTo(200);
  }

  @Test
  void theTimelineIsTheAlertsOldestFirst() {
    stored(Fixtures.INCIDENT, IncidentState.OPEN);
    gateway.plant.evidence.put(
        Fixtures.INCIDENT,
        List.of(
            Fixtures.evidence(EvidenceKind.ALERT, "late", 1, Fixtures.NOW.plusSeconds(9)),
            Fixtures.evidence(EvidenceKind.DOWNTIME, "e1", 2, Fixtures.NOW),
            Fixtures.evidence(EvidenceKind.ALERT, "early", 3, Fixtures.NOW.plusSeconds(1))));

    JsonNode timeline = gateway.get(ONE + "/timeline").json();

    assertThat(timeline.findValuesAsText("alert_id")).containsExactly("early", "late");
    assertThat(names(timeline.at("/0")))
        .startsWith("alert_id", "alert_type", "added_at", "severity");
  }

  @Test
  void theWholeTimelineHasChangesAndStopsInOrder() {
    stored(Fixtures.INCIDENT, IncidentState.OPEN);
    gateway.plant.evidence.put(
        Fixtures.INCIDENT,
        List.of(
            Fixtures.evidence(EvidenceKind.ALERT, "a1", 1, Fixtures.NOW),
            Fixtures.evidence(EvidenceKind.DOWNTIME, "e1", 2, Fixtures.NOW.plusSeconds(5))));
    gateway.plant.timelines.put(
        Fixtures.INCIDENT,
        List.of(
            Fixtures.event(
                Fixtures.NOW.plusSeconds(3),
                new FieldChanged("root_asset", null, "orders"),
                new StateChanged(
                    IncidentState.OPEN, IncidentState.INVESTIGATING, "taken on", null, false))));

    JsonNode timeline = gateway.get(ONE + "/timeline?include=all").json();

    assertThat(timeline.findValuesAsText("kind"))
        .containsExactly("alert_added", "field_changed", "status_changed", "downtime_added");
    assertThat(timeline.at("/1/field").asText()).isEqualTo("root_product_id");
    assertThat(timeline.at("/2/after").asText()).isEqualTo("investigating");
    assertThat(timeline.at("/2/actor").asText()).isEqualTo("Jana");
    assertThat(gateway.get(ONE + "/timeline?include=some").status()).isEqualTo(422);
  }

  @Test
  void unknownIncidentIs404() {
    for (String path : List.of(ONE, ONE + "/timeline", ALL + "/%F0%9F%8F%AD")) {
      Answer answer = gateway.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.text()).isEqualTo("{\"detail\":\"Incident not found\"}");
    }
    assertThat(gateway.get(ALL + "/%00").status()).isEqualTo(400);
  }
}
