package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.ALERTS;
import static io.andon.gateway.surface.quality.Finance.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.UnlinkAlert;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole story of an incident, decided as in production. */
class TimelineTest {
  private static final String ID = Fixtures.id("by Ana");
  private static final String ONE = INCIDENTS + '/' + ID;
  private final Finance finance = new Finance();

  @AfterEach
  void close() {
    finance.close();
  }

  private void open() {
    CreateIncident create =
        CreateIncident.newBuilder()
            .setId(ID)
            .setTitle("Ledger looks wrong")
            .setDescription("Totals differ")
            .setSeverity(Severity.INFO)
            .setReportedBy("Ana")
            .setAsset("ledger")
            .setUrgency("HIGH")
            .setPriority("P1")
            .setDedupKey("ledger")
            .setBatch("42")
            .build();
    assertThat(finance.gateway.live().run(create).getRejection()).isNull();
  }

  /** The entries, each without what all have: when, who, where. */
  private List<String> story(String path) {
    List<String> story = new ArrayList<>();
    for (JsonNode entry : finance.shown(path + "/timeline?include=all")) {
      ((ObjectNode) entry).remove(List.of("at", "actor", "surface"));
      story.add(entry.toString());
    }
    return story;
  }

  private List<String> kinds(String path) {
    return finance.shown(path + "/timeline?include=all").findValuesAsText("kind");
  }

  @Test
  void tellsWhatAPersonOpened_inQualitysWords() {
    open();

    assertThat(story(ONE))
        .startsWith(
            "{\"kind\":\"opened\",\"title\":\"Ledger looks wrong\"}",
            "{\"kind\":\"field_changed\",\"field\":\"reported_by\",\"before\":null,"
                + "\"after\":\"Ana\"}",
            "{\"kind\":\"field_changed\",\"field\":\"description\",\"before\":null,"
                + "\"after\":\"Totals differ\"}",
            "{\"kind\":\"field_changed\",\"field\":\"severity\",\"before\":null,"
                + "\"after\":\"low\"}");
    assertThat(story(ONE).toString()).doesNotContain("HIGH", "P1", "42");
    JsonNode first = finance.shown(ONE + "/timeline?include=all").path(0);
    assertThat(first.path("actor").asText()).isEqualTo("Andon");
    assertThat(first.path("surface").asText()).isEqualTo("test");
    assertThat(first.path("at").asText()).isEqualTo("2026-03-06T10:30:00Z");
  }

  @Test
  void tellsOfTicketsAndOfWhoWasTold() {
    open();
    finance.send("POST", ONE + "/link-ticket", "{\"ticket_id\":\"OPS-7\"}");
    finance.send("POST", ONE + "/notify-downstream", null);

    assertThat(story(ONE))
        .contains("{\"kind\":\"ticket_linked\",\"ticket_id\":\"OPS-7\"}")
        .contains("{\"kind\":\"notified\",\"notified_users\":3,\"affected_products\":3}");
  }

  @Test
  void isReadInPagesToo() {
    open();
    for (int i = 1; i <= 3; i++) {
      finance.gateway.live().run(new LinkAlerts(ID, List.of(finance.alert("a" + i, "lonely"))));
    }
    List<JsonNode> whole = new ArrayList<>();
    finance.shown(ONE + "/timeline?include=all").forEach(whole::add);

    List<JsonNode> read = new ArrayList<>();
    String at = ONE + "/timeline?include=all&limit=2";
    while (!at.isEmpty()) {
      Answer page = finance.gateway.get(at);
      assertThat(page.json()).as(page.text()).hasSizeBetween(1, 2);
      page.json().forEach(read::add);
      at = page.header("Link").replaceAll("<(.*)>.*", "$1");
    }
    assertThat(read).hasSizeGreaterThan(3).isEqualTo(whole);
  }

  @Test
  void tellsWhatWasTakenAway_andThatItHadBeenThere() {
    String ref = finance.alert("a1", "lonely");
    finance.alert("a2", "lonely");
    String from = INCIDENTS + '/' + finance.shown(ALERTS + '/' + ref).path("incident_id").asText();
    open();
    finance.gateway.live().run(new LinkAlerts(ID, List.of(ref)));
    finance.gateway.live().run(new UnlinkAlert(ID, ref));

    assertThat(kinds(from))
        .as("who holds it too is no matter of this one")
        .doesNotContain("evidence_removed");
    assertThat(kinds(from)).filteredOn("alert_added"::equals).hasSize(2);
    assertThat(story(ONE))
        .contains(
            "{\"kind\":\"evidence_removed\",\"id\":\"%s\",\"asset\":\"lonely\",\"incident_id\":null}"
                .formatted(ref));
    assertThat(finance.shown(ONE + "/timeline")).as("the alerts it holds").isEmpty();
  }

  @Test
  void tellsChangesOfItsOwnFieldsOnly() {
    String one = finance.incidentOn("ledger");
    finance.send("PATCH", one, "{\"severity\":\"medium\",\"root_product_id\":\"ledger\"}");
    finance.elsewhere(one, "urgency", "LOW");
    finance.elsewhere(one, "shift", "T2");

    assertThat(story(one))
        .contains(
            "{\"kind\":\"field_changed\",\"field\":\"severity\",\"before\":null,"
                + "\"after\":\"medium\"}",
            "{\"kind\":\"field_changed\",\"field\":\"root_product_id\",\"before\":null,"
                + "\"after\":\"ledger\"}");
    assertThat(story(one).toString()).doesNotContain("urgency", "LOW", "shift");
  }

  @Test
  void tellsWhenEvidenceClearedAndFiredAgain_andHowOften() {
    String ref = finance.alert("a1", "ledger", "\"starts_at\":\"2026-03-06T10:00:00Z\"");
    String one = INCIDENTS + '/' + finance.shown(ALERTS + '/' + ref).path("incident_id").asText();
    for (int minute = 1; minute < 5; minute += 2) {
      finance.alert(
          "a1",
          "ledger",
          "\"status\":\"resolved\",\"observed_at\":\"2026-03-06T10:0%d:00Z\"".formatted(minute)
              + ",\"ends_at\":\"2026-03-06T10:0%d:00Z\"".formatted(minute));
      finance.alert(
          "a1",
          "ledger",
          "\"starts_at\":\"2026-03-06T10:0%d:00Z\",\"observed_at\":\"2026-03-06T10:0%d:00Z\""
              .formatted(minute + 1, minute + 1));
    }

    assertThat(kinds(one))
        .startsWith("opened", "alert_added")
        .containsSubsequence(
            "evidence_cleared", "evidence_reactivated", "evidence_cleared", "evidence_reactivated");
    assertThat(finance.shown(one).path("flap_count").asInt()).isEqualTo(2);
  }

  @Test
  void tellsWhatMovedToTheIncidentThatTookItOver() {
    String ref = finance.alert("a1", "lonely");
    String from = INCIDENTS + '/' + finance.shown(ALERTS + '/' + ref).path("incident_id").asText();
    open();
    finance.gateway.live().run(new LinkAlerts(ID, List.of(ref)));

    assertThat(story(from))
        .contains(
            "{\"kind\":\"evidence_removed\",\"id\":\"%s\",\"asset\":\"lonely\",\"incident_id\":\"%s\"}"
                .formatted(ref, ID));
    assertThat(kinds(from)).contains("merged");
    assertThat(kinds(ONE)).contains("alert_added", "absorbed");
  }

  /** Signals of several partitions arrive in any order: what comes later may have come before. */
  @Test
  void beginsWithTheBeginning_thoughWhatItTookOverIsOlder() {
    Alert first = on("product-a", "a1");
    Alert second = on("elsewhere", "a2");
    finance.gateway.live().signal(first, Fixtures.NOW);
    finance.gateway.live().signal(second, Fixtures.NOW.minusSeconds(5));
    finance
        .gateway
        .live()
        .asset(
            Asset.newBuilder()
                .setSpace("plant")
                .setId("elsewhere")
                .setKind("data_product")
                .setName("Elsewhere")
                .setUpstream(List.of("product-a"))
                .setOwners(List.of())
                .setStewards(List.of())
                .build());
    Alert bridge = on("elsewhere", "a3");
    finance.gateway.live().signal(bridge, Fixtures.NOW.plusSeconds(5));
    String one =
        INCIDENTS + '/' + finance.gateway.live().reader().incidentByNumber(1).orElseThrow().getId();

    assertThat(kinds(one)).contains("absorbed").startsWith("opened", "alert_added");
  }

  private static Alert on(String asset, String id) {
    Alert alert = Fixtures.alertRow(id, true).getAlert();
    alert.setAsset(asset);
    alert.setStartsAt(Fixtures.NOW);
    return alert;
  }

  @Test
  void beginsWithTheBeginning() {
    String one = finance.incidentOn("ledger");
    finance.send("POST", one + "/resolve", "{\"reason\":\"Loaded again\"}");

    assertThat(kinds(one))
        .startsWith("opened", "alert_added")
        .endsWith("status_changed")
        .contains("reassessed");
  }
}
