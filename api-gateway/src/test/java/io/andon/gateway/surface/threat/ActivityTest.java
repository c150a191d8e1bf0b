package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static io.andon.gateway.surface.threat.Api.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.query.Cursor;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private JsonNode activity(String incident, String query) {
    return expect(200, api.get(INCIDENTS + '/' + incident + "/activity" + query)).json();
  }

  private List<String> items(String incident) {
    return StreamSupport.stream(activity(incident, "").path("items").spliterator(), false)
        .map(JsonNode::toString)
        .toList();
  }

  private static String item(String kind, String actor, String more) {
    return "{\"kind\":\"%s\",\"at\":\"%s\",\"actor\":\"%s\",%s}"
        .formatted(kind, Fixtures.NOW, actor, more);
  }

  private void edit(String incident, String field, String value) {
    List<FieldEdit> edits = List.of(new FieldEdit(field, value));
    assertThat(
            api.live
                .run(EditIncident.newBuilder().setIncident(incident).setEdits(edits).build())
                .getRejection())
        .isNull();
  }

  @Test
  void tellsWhatPeopleDid() {
    String storm = api.threat("Storm", "\"severity\":\"high\"");
    String flood = api.threat("Flood");
    String id = api.incident("Port access", storm);
    api.add(id, flood);
    api.remove(id, storm);
    api.patch(id, "{\"title\":\"Port closed\",\"status\":\"resolved\"}");

    List<String> items = items(id);

    assertThat(items)
        .contains(
            item("created", "admin", "\"title\":\"Port access\""),
            item(
                "threat_added",
                "admin",
                "\"threat_id\":\"%s\",\"title\":\"Storm\",\"severity\":\"high\"".formatted(storm)),
            item(
                "threat_added",
                "admin",
                "\"threat_id\":\"%s\",\"title\":\"Flood\",\"severity\":\"medium\""
                    .formatted(flood)),
            item(
                "threat_removed",
                "admin",
                "\"threat_id\":\"%s\",\"title\":\"Storm\",\"moved_to\":null".formatted(storm)),
            item(
                "updated",
                "admin",
                "\"field\":\"title\",\"from\":\"Port access\",\"to\":\"Port closed\""),
            item(
                "status_changed",
                "admin",
                "\"from\":\"open\",\"to\":\"resolved\",\"reason\":null"));
    assertThat(Api.all(activity(id, "").path("items"), "kind"))
        .containsExactly(
            "created",
            "threat_added",
            "threat_added",
            "absorbed",
            "absorbed",
            "threat_removed",
            "updated",
            "status_changed");
    assertThat(activity(id, "").path("total").asInt()).isEqualTo(8);
    assertThat(activity(id, "").at("/items/1/title").asText()).isEqualTo("Storm");
  }

  @Test
  void tellsWhatNobodyDid_andWhereItWent() {
    String storm = api.threat("Storm");
    String auto = api.get(INCIDENTS).at("/incidents/0/id");
    String id = api.incident("Mine", storm);

    List<String> items = items(auto);

    assertThat(items)
        .containsExactly(
            item("created", "andon", "\"title\":\"Storm\""),
            item(
                "threat_added",
                "andon",
                "\"threat_id\":\"%s\",\"title\":\"Storm\",\"severity\":\"medium\""
                    .formatted(storm)),
            item(
                "threat_removed",
                "admin",
                "\"threat_id\":\"%s\",\"title\":\"Storm\",\"moved_to\":\"%s\""
                    .formatted(storm, id)),
            item(
                "merged",
                "admin",
                "\"incident_id\":\"%s\",\"reason\":\"admin linked all its alerts\"".formatted(id)));
    assertThat(items(id))
        .contains(
            item(
                "absorbed",
                "admin",
                "\"incident_id\":\"%s\",\"reason\":\"admin linked all its alerts\""
                    .formatted(auto)));
  }

  @Test
  void speaksThisVocabularyOfWhatOthersDid() {
    String id = api.incident("Port access");
    edit(id, "state", IncidentState.INVESTIGATING.name());
    edit(id, "severity", "INFO");
    edit(id, "state", IncidentState.CLOSED.name());

    assertThat(items(id))
        .containsExactly(
            item("created", "admin", "\"title\":\"Port access\""),
            item("updated", "andon", "\"field\":\"severity\",\"from\":null,\"to\":\"negligible\""),
            item("status_changed", "andon", "\"from\":\"open\",\"to\":\"closed\",\"reason\":null"));
  }

  @Test
  void comesInPages() {
    String id = api.incident("a");
    for (int i = 0; i < 4; i++) {
      api.patch(id, "{\"title\":\"title %d\"}".formatted(i));
    }
    List<JsonNode> read = new ArrayList<>();

    Answer page = api.get(INCIDENTS + '/' + id + "/activity?limit=2&offset=1");
    page.json().path("items").forEach(read::add);
    while (!page.header("Link").isEmpty()) {
      page = api.get(page.header("Link").replaceAll("^<([^>]+)>; rel=\"next\"$", "$1"));
      page.json().path("items").forEach(read::add);
      assertThat(page.json().path("total").asInt()).isEqualTo(5);
    }

    List<JsonNode> whole = new ArrayList<>();
    activity(id, "").path("items").forEach(whole::add);
    assertThat(read).isEqualTo(whole.subList(1, 5));
    assertThat(activity(id, "?offset=2147483647").path("items")).isEmpty();
  }

  @Test
  void aCursorOfAnotherListIsNone() {
    String id = api.incident("a");
    String path = INCIDENTS + '/' + id + "/activity?cursor=";

    String other = Cursor.behind('n', new byte[4]).text();
    String unsealed = Cursor.behind('v', new byte[] {0, 0, 0, 1}).text();
    for (String cursor : List.of(other, unsealed)) {
      assertError(api.get(path + cursor), 400, "request_malformed", "cursor: ");
    }
  }
}
