package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threats of several incidents, and threats that have nothing in common. */
class SharedThreatsTest {
  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode links(String incident) {
    return expect(200, api.get(INCIDENTS + '/' + incident)).json().path("threat_links");
  }

  @Test
  void aThreatIsLinkedToSeveralIncidents_byLinksOfTheirOwn() {
    String threat = api.threat("Protest");
    String first = api.incident("Port access", threat);
    JsonNode before = links(first);

    String second = api.incident("Staff travel", threat);

    assertThat(links(first)).isEqualTo(before).hasSize(1);
    assertThat(Api.all(links(second), "threat_id")).containsExactly(threat);
    assertThat(links(second).path(0).path("id")).isNotEqualTo(before.path(0).path("id"));
  }

  @Test
  void unlinkedFromOne_itStaysInTheOther() {
    String threat = api.threat("Protest");
    String first = api.incident("Port access", threat);
    String second = api.incident("Staff travel", threat);

    expect(204, api.remove(second, threat));

    assertThat(links(second)).isEmpty();
    assertThat(Api.all(links(first), "threat_id")).containsExactly(threat);
    expect(404, api.remove(second, threat));
    expect(200, api.add(second, threat));
    expect(204, api.remove(first, threat));
    assertThat(links(first)).isEmpty();
    assertThat(Api.all(links(second), "threat_id")).containsExactly(threat);
  }

  @Test
  void whatCorrelationPutTogetherKeepsWhatAPersonLinksElsewhere() {
    String protest = api.threat("Protest", "\"location\":\"Lagos\"");
    String closure = api.threat("Road closed", "\"location\":\"Lagos\"");
    String auto = api.get(INCIDENTS).json().at("/incidents/0/id").asText();

    String mine = api.incident("Port access", closure);

    assertThat(Api.all(links(auto), "threat_id")).containsExactly(protest, closure);
    assertThat(Api.all(links(mine), "threat_id")).containsExactly(closure);
  }

  @Test
  void threatsWithoutAPlaceHaveNothingInCommon() {
    for (String title : List.of("Storm", "Strike", "Phishing")) {
      expect(201, api.post(Api.THREATS, "{\"title\":\"" + title + "\"}"));
    }

    JsonNode list = api.get(INCIDENTS).json();

    assertThat(list.path("total").asInt()).isEqualTo(3);
    assertThat(Api.all(list.path("incidents"), "title"))
        .containsExactly("Phishing", "Strike", "Storm");
    assertThat(api.live.reader().assets()).as("no pseudo-assets").isEmpty();
  }

  @Test
  void whatCannotBeChangedIsRefusedByName() {
    String threat = api.threat("Protest");
    String incident = api.incident("Port access", threat);
    String other = api.threat("Strike");

    for (String change :
        List.of(
            "\"id\":\"" + Api.NOBODY + '"',
            "\"scope\":\"investigation\"",
            "\"threat_ids\":[\"" + other + "\"]",
            "\"threat_links\":[]",
            "\"created_at\":\"2020-01-01T00:00:00Z\"",
            "\"updated_at\":null",
            "\"started_at\":\"2020-01-01T00:00:00Z\"",
            "\"resolved_at\":\"2020-01-01T00:00:00Z\"")) {
      Answer refused = api.patch(incident, "{\"title\":\"Other\"," + change + '}');
      String field = change.substring(1, change.indexOf('"', 1));
      Api.assertError(refused, 422, "field_invalid", field, "cannot be changed");
    }
    JsonNode whole = api.get(INCIDENTS + '/' + incident).json();
    assertThat(whole.path("title").asText()).isEqualTo("Port access");
    expect(200, api.patch(incident, whole.toString()));
  }
}
