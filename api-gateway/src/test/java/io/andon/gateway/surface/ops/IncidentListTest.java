package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.PutUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, and incidents as they are shown. */
class IncidentListTest {
  private final OpsPlant plant = new OpsPlant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void showsExactlyTheDocumentedFieldsInTheirOrder() {
    String id = plant.open("Database timeout", "svc_xyz");

    JsonNode list = plant.get(ALL).json();

    assertThat(list.toString())
        .isEqualTo(
            """
            {"incidents":[{"id":"%s","title":"Database timeout","status":"OPEN","urgency":"HIGH",\
            "priority":"P2","service":{"id":"svc_xyz","name":"API Gateway"},"assignee":null,\
            "description":null,"dedupKey":null,"createdAt":"2026-03-06T10:30:00Z",\
            "updatedAt":"2026-03-06T10:30:00Z","acknowledgedAt":null,"resolvedAt":null,\
            "snoozedUntil":null}],"total":1}\
            """
                .formatted(id));
    assertThat(id).matches("inc_[0-9a-f]{32}");
  }

  @Test
  void showsOneAsInTheList_andItsVersion() {
    String id = plant.open("Database timeout", "svc_xyz");

    Answer one = plant.get(ALL + "/" + id);

    assertThat(one.json().at("/incident")).isEqualTo(plant.get(ALL).json().at("/incidents/0"));
    assertThat(one.json()).hasSize(1);
    assertThat(one.header("ETag")).isEqualTo("\"1\"");
    assertThat(plant.get(ALL + "/INC_" + id.substring(4).toUpperCase(Locale.ROOT)).status())
        .isEqualTo(200);
    Answer known =
        plant.gateway.get(ALL + "/" + id, "Andon-Space", "plant", "If-None-Match", "\"1\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.text()).isEmpty();
  }

  @Test
  void newestFirst_fiftyAtOnce() {
    for (int i = 1; i <= 51; i++) {
      plant.open("no " + i, "svc_xyz");
    }

    Answer page = plant.get(ALL);
    assertThat(page.json().at("/incidents")).hasSize(50);
    assertThat(page.at("/incidents/0/title")).isEqualTo("no 51");
    assertThat(page.at("/total")).isEqualTo("51");
    assertThat(plant.get(ALL + "?limit=2").json().at("/incidents")).hasSize(2);
    assertThat(plant.get(ALL + "?limit=51").header("Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "+1000", "2147483648", "99999999999999999999999"})
  void moreThanTwoHundredIsRefused_asOnEverySurface(String limit) {
    Answer page = plant.get(ALL + "?limit=" + limit.replace("+", "%2B"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.at("/meta/issues/0/path")).isEqualTo("limit");
    assertThat(page.at("/meta/issues/0/message"))
        .isEqualTo("Input should be less than or equal to 200");
    assertThat(plant.get(ALL + "?limit=200").status()).isEqualTo(200);
  }

  @Test
  void theCursorNeitherSkipsNorRepeats_whileIncidentsAreAdded() {
    for (int i = 1; i <= 5; i++) {
      plant.open("no " + i, "svc_xyz");
      plant.open("other " + i, "svc_db");
    }

    List<String> seen = new ArrayList<>();
    String next = ALL + "?serviceId=svc_xyz&status=triggered&limit=2";
    while (!next.isEmpty()) {
      Answer page = plant.get(next);
      seen.addAll(page.json().findValuesAsText("title"));
      plant.open("added", "svc_xyz");
      next = page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(seen).containsExactly("no 5", "no 4", "no 3", "no 2", "no 1");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, open",
    "open, open",
    "triggered, open",
    "Triggered, open",
    "ACKNOWLEDGED, investigating",
    "acknowledged, investigating",
    "SNOOZED, snoozed",
    "RESOLVED, resolved closed",
    "resolved, resolved closed",
  })
  void filtersByStatusInAnyCase(String status, String expected) {
    oneOfEveryState();

    Answer list = plant.get(ALL + "?status=" + status);

    String[] titles = expected.split(" ", -1);
    assertThat(list.json().findValuesAsText("title")).containsExactlyInAnyOrder(titles);
    assertThat(list.json().findValuesAsText("status"))
        .containsOnly(status.toUpperCase(Locale.ROOT).replace("TRIGGERED", "OPEN"));
    assertThat(list.json().at("/total").asInt()).isEqualTo(titles.length);
  }

  private void oneOfEveryState() {
    for (String state : List.of("open", "investigating", "snoozed", "resolved", "closed")) {
      String id = plant.open(state, "svc_xyz");
      switch (state) {
        case "snoozed" -> plant.patch(id, "{\"snoozeMinutes\":5}");
        case "open" -> {}
        default -> plant.move(id, IncidentState.valueOf(state.toUpperCase(Locale.ROOT)));
      }
    }
  }

  @Test
  void filtersByService_countingWhatMatchesOnly() {
    plant.open("gateway", "svc_xyz");
    String resolved = plant.open("gateway resolved", "svc_xyz");
    plant.patch(resolved, "{\"status\":\"resolved\"}");
    plant.open("database", "svc_db");

    assertThat(plant.get(ALL + "?serviceId=svc_xyz").at("/total")).isEqualTo("2");
    Answer both = plant.get(ALL + "?serviceId=svc_xyz&status=RESOLVED");
    assertThat(both.json().findValuesAsText("title")).containsExactly("gateway resolved");
    assertThat(both.at("/total")).isEqualTo("1");
    assertThat(plant.get(ALL + "?serviceId=").at("/total")).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svc_nobody", "svc", "svc_xyz%00", "%F0%9F%8F%AD"})
  void aServiceNobodyKnowsHasNone(String service) {
    plant.open("gateway", "svc_xyz");

    assertThat(plant.get(ALL + "?serviceId=" + service).text())
        .isEqualTo("{\"incidents\":[],\"total\":0}");
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL,P1,HIGH", "HIGH,P2,HIGH", "MEDIUM,P3,LOW", "LOW,P4,LOW", "INFO,P5,LOW"})
  void showsWhatCorrelationOpened(Severity severity, String priority, String urgency) {
    plant.alert("a1", "svc_xyz", severity);

    Answer list = plant.get(ALL);

    assertThat(list.at("/incidents/0/priority")).isEqualTo(priority);
    assertThat(list.at("/incidents/0/urgency")).isEqualTo(urgency);
    assertThat(list.at("/incidents/0/service/name")).isEqualTo("API Gateway");
  }

  @Test
  void whatIsAboutNoServiceHasOneWithoutId_andWhoIsGoneIsCalledByTheId() {
    plant.decided(PutUser.newBuilder().setUsername("gone").setName("Petr").build());
    plant.decided(CreateIncident.newBuilder().setId(Fixtures.INCIDENT).setTitle("Smoke").build());
    plant.decided(new IncidentPatch().set("assignee", "gone").of(Fixtures.INCIDENT, null));

    JsonNode incident = plant.get(ALL).json().at("/incidents/0");

    assertThat(incident.at("/service").toString())
        .isEqualTo("{\"id\":\"\",\"name\":\"No service\"}");
    assertThat(incident.at("/assignee").toString())
        .isEqualTo("{\"id\":\"gone\",\"name\":\"gone\"}");
  }

  @Test
  void aMergedIncidentIsFoundByIdOnly() {
    plant.alert("a1", "svc_xyz", Severity.HIGH);
    String before = plant.only();
    String after = plant.open("The real one", "svc_db");
    plant.decided(new LinkAlerts(OpsId.parse(after), List.of(Fingerprint.of("dq", "a1"))));

    assertThat(plant.only()).isEqualTo(after);
    assertThat(plant.get(ALL + "/" + before).at("/incident/status")).isEqualTo("RESOLVED");
    Answer refused = plant.patch(before, "{\"status\":\"ACKNOWLEDGED\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text())
        .isEqualTo("{\"error\":\"The incident was merged into " + after + ".\"}");
  }
}
