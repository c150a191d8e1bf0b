package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.Space;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IncidentAuditTest {
  private final Finance finance = new Finance();
  private final String incident = finance.incidentOn("ledger");
  private final String editor =
      finance.gateway.key(Scope.INCIDENTS_WRITE, Scope.INCIDENTS_READ, Scope.VIEW_AUDIT);

  @AfterEach
  void close() {
    finance.close();
  }

  private void later() {
    finance.gateway.clock.advance(Duration.ofMinutes(10));
  }

  private Answer patch(String body) {
    Answer answer = finance.gateway.sendAs(editor, "PATCH", incident, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static List<String> lines(Answer answer) {
    List<String> lines = new ArrayList<>();
    for (JsonNode one : answer.json().path("items")) {
      lines.add(
          "%s %s: %s > %s"
              .formatted(
                  one.at("/actor/kind").asText(),
                  one.path("field").asText(),
                  one.path("from").asText(),
                  one.path("to").asText()));
    }
    return lines;
  }

  private Answer audit(String path) {
    Answer answer = finance.send("GET", path, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  @Test
  void tellsWhoChangedWhat_newestFirst() {
    later();
    patch("{\"status\":\"investigating\",\"severity\":\"high\",\"root_product_id\":\"ledger\"}");
    later();
    finance.elsewhere(incident, "state", "CLOSED");

    Answer answer = audit(incident + "/audit");

    assertThat(answer.json().path("items").get(1).toString())
        .startsWith("{\"at\":\"2026-03-06T10:40:00Z\",\"actor\":{\"kind\":\"key\",\"id\":")
        .contains("\"name\":\"test key\"},\"surface\":\"quality\",\"action\":\"changed\"");
    assertThat(lines(answer))
        .startsWith("system status: investigating > resolved")
        .contains(
            "key status: open > investigating",
            "key severity: critical > high",
            "key root_product_id: null > ledger",
            "system suggested_root_product_id: null > ledger",
            "system title: null > Nulls in ledger");
  }

  @Test
  void aMoveThatQualityHasNoWordForIsAStateChange() {
    finance.elsewhere(incident, "state", "RESOLVED");
    finance.elsewhere(incident, "state", "CLOSED");

    assertThat(lines(audit(incident + "/audit")))
        .startsWith("system state: resolved > closed")
        .contains("system status: open > resolved");
  }

  @Test
  void goesOnWhereTheLinkSays() {
    patch("{\"status\":\"investigating\",\"severity\":\"high\"}");
    List<String> whole = lines(audit(incident + "/audit"));
    List<String> read = new ArrayList<>();
    String path = incident + "/audit?limit=2";
    while (!path.isEmpty()) {
      Answer page = audit(path);
      read.addAll(lines(page));
      path = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(read).isEqualTo(whole);
  }

  @Test
  void aMergedIncidentHasItsOwn() {
    String second = finance.incidentOn("lonely");
    String alert = finance.shown(incident).at("/alerts/0/id").asText();
    finance
        .gateway
        .live()
        .run(new LinkAlerts(second.substring(INCIDENTS.length() + 1), List.of(alert)));

    assertThat(lines(audit(incident + "/audit")))
        .contains("system evidence." + alert + ": active > null", "system status: open > resolved");
    assertThat(audit(incident + "/audit").text()).contains("merged_into", "linked all its alerts");
  }

  @Test
  void needsItsScopeAndNoFeature() {
    Space off = Fixtures.space("plant");
    off.setFeatures(List.of());
    finance.gateway.space(off);
    String reader = finance.gateway.key(Scope.INCIDENTS_READ);

    assertThat(finance.gateway.sendAs(editor, "GET", incident + "/audit", null).status())
        .isEqualTo(200);
    assertThat(finance.gateway.sendAs(reader, "GET", incident + "/audit", null).status())
        .isEqualTo(403);
  }

  @Test
  void anIncidentAsItWas() {
    later();
    patch("{\"status\":\"resolved\",\"title\":\"Ledger broken\"}");
    finance.alert("late", "ledger");
    String then = incident + "?as_of=2026-03-06T10:39:59Z";

    JsonNode was = finance.shown(then);
    JsonNode is = finance.shown(incident);

    assertThat(was.path("title").asText()).isEqualTo("Nulls in ledger");
    assertThat(was.path("status").asText()).isEqualTo("open");
    assertThat(was.path("resolved_at").isNull()).isTrue();
    assertThat(was.path("alerts")).hasSize(1);
    assertThat(is.path("title").asText()).isEqualTo("Ledger broken");
    Answer past = finance.send("GET", then, null);
    String tag = finance.send("GET", incident, null).header("ETag");
    assertThat(past.header("ETag")).isNotEmpty().isNotEqualTo(tag);
    assertThat(finance.send("GET", then, null, "If-None-Match", tag).status()).isEqualTo(200);
    assertThat(finance.shown(incident + "?as_of=2026-03-06T10:40:00Z").path("title").asText())
        .isEqualTo("Ledger broken");
  }

  @Test
  void theTimelineAndTheAuditUpToThen() {
    later();
    patch("{\"status\":\"resolved\"}");
    String then = "as_of=2026-03-06T10:35:00Z";

    assertThat(finance.send("GET", incident + "/timeline?include=all&" + then, null).text())
        .contains("opened", "alert_added")
        .doesNotContain("status_changed");
    assertThat(finance.shown(incident + "/timeline?" + then)).hasSize(1);
    assertThat(lines(audit(incident + "/audit?" + then)))
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("key"));
  }

  @Test
  void beforeItWasOpenedThereIsNone() {
    for (String path : List.of(incident, incident + "/timeline")) {
      assertThat(finance.send("GET", path + "?as_of=2026-03-06T10:29:59Z", null).status())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void aParameterThatIsNoneIsNamed_andSoAreThoseThereAre() {
    assertThat(finance.send("GET", incident + "/audit?asof=x", null).text())
        .contains("\"asof\"", "Unknown parameter; there are as_of, limit, cursor");
  }

  @TestFactory
  Stream<DynamicTest> refusesBadInput() {
    BadInput bad =
        new BadInput(
            finance.gateway,
            422,
            answer -> assertThat(answer.json().fieldNames()).toIterable().contains("detail"));
    String[] noTimes = {"yesterday", "1709294400", "2026-02-30", "2027-01-01T00:00:00Z", "%00", ""};
    return Stream.of(
            bad.pages(incident + "/audit"),
            bad.parameters(incident + "/audit", "limit", "201"),
            bad.parameters(incident + "/audit", "as_of", noTimes),
            bad.parameters(incident + "/timeline", "as_of", noTimes),
            bad.parameters(incident, "as_of", noTimes),
            Stream.of(
                bad.misasked(INCIDENTS, "as_of", "as_of=2026-03-06T10:30:00Z"),
                bad.misasked(incident + "/audit", "field", "field=")),
            bad.ids("GET", INCIDENTS + "/{id}/audit", null),
            bad.methods(incident + "/audit", "POST", "PUT", "PATCH", "DELETE"))
        .flatMap(tests -> tests);
  }
}
