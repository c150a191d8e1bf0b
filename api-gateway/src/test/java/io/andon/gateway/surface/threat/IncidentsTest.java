package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static io.andon.gateway.surface.threat.Api.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.IncidentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentsTest {
  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void needsNoMoreThanATitle() {
    JsonNode made =
        expect(
                201,
                api.post(
                    INCIDENTS,
                    """
                    {"title":"Žluté 🏭","description":null,"scope":null,"threat_ids":null,"x":1}
                    """))
            .json();

    assertThat(made.path("title").asText()).isEqualTo("Žluté 🏭");
    assertThat(made.path("scope").asText()).isEqualTo("aggregate");
    assertThat(made.path("description").isNull()).isTrue();
    assertThat(made.path("threat_links")).isEmpty();
    assertThat(api.get(INCIDENTS + '/' + made.path("id").asText()).json()).isEqualTo(made);
  }

  @Test
  void namesTheThreatsItDoesNotKnow_andMakesNothing() {
    String known = api.threat("Storm");
    int before = api.get(INCIDENTS).json().path("total").asInt();

    Answer refused =
        api.post(
            INCIDENTS,
            "{\"title\":\"a\",\"threat_ids\":[\"%s\",\"%s\"]}"
                .formatted(known, Api.NOBODY.replace('8', 'A')));

    assertError(
        refused, 422, "field_invalid", "threat_ids: unknown: " + Api.NOBODY.replace('8', 'a'));
    assertThat(refused.text()).doesNotContain(known);
    assertThat(api.get(INCIDENTS).json().path("total").asInt()).isEqualTo(before);
  }

  @Test
  void takesAnyAlertAsAThreat_underEitherIdAndInAnyCase() {
    Alert alert = Fixtures.alertRow("a1", true).getAlert();
    api.live.alerts(List.of(alert));
    String threat = api.threat("Storm");
    String fingerprint = Fingerprint.of("dq", "a1");

    String id =
        api.incident(
            "Both",
            fingerprint.toUpperCase(Locale.ROOT),
            threat.toUpperCase(Locale.ROOT),
            Fingerprint.of("threat", threat));

    JsonNode links = api.get(INCIDENTS + '/' + id).json().path("threat_links");
    assertThat(Api.all(links, "threat_id")).containsExactly(fingerprint, threat);
    assertThat(links.at("/0/threat/severity").asText()).isEqualTo("negligible");
  }

  @Test
  void aRepetitionUnderTheSameKeyIsTheSameIncident() {
    String body = "{\"title\":\"a\"}";

    Answer first = expect(201, api.post(INCIDENTS, body, "Idempotency-Key", "k"));
    Answer again = expect(201, api.post(INCIDENTS, body, "Idempotency-Key", "k"));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(api.get(INCIDENTS).json().path("total").asInt()).isOne();
    assertError(api.post(INCIDENTS, "{\"title\":\"b\"}", "Idempotency-Key", "k"), 409, "conflict");
  }

  @Test
  void showsStopsToNobody() {
    DowntimeEvent stop = Fixtures.downtimeRow("e1", Fixtures.NOW).getDowntime();
    stop.setOngoing(true);
    api.live.downtime(List.of(stop));
    Alert alert = Fixtures.alertRow("a1", true).getAlert();
    alert.setAsset(stop.getRoiName());
    api.live.alerts(List.of(alert));

    JsonNode incident = api.get(INCIDENTS).json().at("/incidents/0");

    assertThat(Api.all(incident.path("threat_links"), "threat_id"))
        .containsExactly(Fingerprint.of("dq", "a1"));
    assertThat(incident.path("scope").asText()).as("opened by correlation").isEqualTo("aggregate");
    JsonNode activity =
        api.get(INCIDENTS + '/' + incident.path("id").asText() + "/activity").json();
    assertThat(Api.all(activity.path("items"), "kind")).containsExactly("created", "threat_added");
  }

  @Test
  void aLinkKeepsItsId() {
    String threat = api.threat("Storm");
    String id = api.incident("a", threat);
    String link = api.get(INCIDENTS + '/' + id).at("/threat_links/0/id");

    api.patch(id, "{\"title\":\"b\"}");
    api.threat("Hurricane", "\"id\":\"%s\"".formatted(threat));
    JsonNode later = api.get(INCIDENTS).json().at("/incidents/0/threat_links/0");

    assertThat(later.path("id").asText()).isEqualTo(link).isNotEqualTo(threat);
    assertThat(later.at("/threat/title").asText()).isEqualTo("Hurricane");
  }

  @Test
  void whatIsNotKeptAnyMoreIsShownAsTheIncidentRemembersIt() {
    try (TestGateway gateway = new TestGateway()) {
      gateway.plant.incidents.add(Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN));
      Evidence gone = Fixtures.evidence(EvidenceKind.ALERT, Api.NOBODY, 1, Fixtures.NOW);
      gateway.plant.evidence.put(Fixtures.INCIDENT, List.of(gone));

      Answer answer = gateway.get(INCIDENTS + '/' + Fixtures.INCIDENT, "Andon-Space", "plant");

      assertThat(answer.json().at("/threat_links/0/threat").toString())
          .isEqualTo(
              "{\"id\":\"%s\",\"title\":\"about %s\",\"severity\":\"high\","
                      .formatted(Api.NOBODY, Api.NOBODY)
                  + "\"threat_type\":\"quality_check_failed\",\"location\":null,"
                  + "\"observed_at\":\"2026-03-06T10:29:55Z\",\"coordinates\":null}");
    }
  }

  @ParameterizedTest
  @EnumSource(IncidentState.class)
  void everyStateHasAWord(IncidentState state) {
    try (TestGateway gateway = new TestGateway()) {
      gateway.plant.incidents.add(Fixtures.incident(Fixtures.INCIDENT, state));

      Answer answer = gateway.get(INCIDENTS + '/' + Fixtures.INCIDENT, "Andon-Space", "plant");

      assertThat(answer.at("/status"))
          .isEqualTo(
              switch (state) {
                case OPEN, INVESTIGATING, SNOOZED -> "open";
                case RESOLVED -> "resolved";
                case CLOSED, MERGED -> "closed";
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',5",
    "?status=open,3",
    "?status=Resolved,1",
    "?status=CLOSED,1",
    "?scope=investigation,2",
    "?scope=Aggregate,3",
    "?scope=aggregate&status=open,1",
    "?scope=investigation&status=closed,0",
  })
  void listsByStatusAndScope(String filter, int total) {
    incidentIn("open", "investigation");
    incidentIn("open", "investigation");
    incidentIn("open", "aggregate");
    incidentIn("resolved", "aggregate");
    incidentIn("closed", "aggregate");

    JsonNode list = api.get(INCIDENTS + filter).json();

    assertThat(list.path("total").asInt()).isEqualTo(total);
    assertThat(list.path("incidents")).hasSize(total);
  }

  private void incidentIn(String status, String scope) {
    String id =
        api.post(INCIDENTS, "{\"title\":\"a\",\"scope\":\"%s\"}".formatted(scope)).at("/id");
    expect(200, api.patch(id, "{\"status\":\"%s\"}".formatted(status)));
  }

  @Test
  void listsNewestFirst_inPagesThatNeitherSkipNorRepeat() {
    for (String title : List.of("a", "b", "c")) {
      api.incident(title);
    }
    List<String> titles = new ArrayList<>();

    Answer page = api.get(INCIDENTS + "?limit=2&offset=0&scope=aggregate");
    assertThat(page.json().path("total").asInt()).isEqualTo(3);
    titles.addAll(Api.all(page.json().path("incidents"), "title"));
    api.incident("d");
    page = api.get(page.header("Link").replaceAll("^<([^>]+)>; rel=\"next\"$", "$1"));
    titles.addAll(Api.all(page.json().path("incidents"), "title"));

    assertThat(titles).containsExactly("c", "b", "a");
    assertThat(page.header("Link")).isEmpty();
    assertThat(Api.all(api.get(INCIDENTS + "?limit=1&offset=1").json().path("incidents"), "title"))
        .containsExactly("c");
    assertThat(api.get(INCIDENTS + "?offset=9").json().path("incidents")).isEmpty();
  }

  @Test
  void aMergedIncidentIsReadableButNotListed() {
    String threat = api.threat("Storm");
    String auto = api.get(INCIDENTS).at("/incidents/0/id");

    String id = api.incident("Mine", threat);

    assertThat(Api.all(api.get(INCIDENTS).json().path("incidents"), "id")).containsExactly(id);
    assertThat(expect(200, api.get(INCIDENTS + '/' + auto)).at("/status")).isEqualTo("closed");
    assertError(api.patch(auto, "{\"status\":\"open\"}"), 409, "conflict", id);
  }

  @Test
  void aReaderMayKnowItAlready() {
    String id = api.incident("a");
    String path = INCIDENTS + '/' + id.toUpperCase(Locale.ROOT);

    Answer first = expect(200, api.get(path));

    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    Answer known = expect(304, api.get(path, "If-None-Match", "\"1\""));
    assertThat(known.text()).isEmpty();
    assertThat(known.header("ETag")).isEqualTo("\"1\"");
    expect(200, api.get(path, "If-None-Match", "\"0\""));
  }
}
