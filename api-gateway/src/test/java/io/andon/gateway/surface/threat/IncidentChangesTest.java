package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static io.andon.gateway.surface.threat.Api.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of an incident: its fields, its status, its threats. */
class IncidentChangesTest {
  private final Api api = new Api();
  private final String id = api.incident("Port access");

  @AfterEach
  void close() {
    api.close();
  }

  private void become(IncidentState state) {
    List<FieldEdit> edits = List.of(new FieldEdit("state", state.name()));
    assertThat(
            api.live
                .run(EditIncident.newBuilder().setIncident(id).setEdits(edits).build())
                .getRejection())
        .isNull();
  }

  private List<String> threats() {
    return Api.all(api.get(INCIDENTS + '/' + id).json().path("threat_links"), "threat_id");
  }

  @Test
  void changesWhatIsGiven() {
    JsonNode changed =
        expect(200, api.patch(id, "{\"title\":\"Žluté 🏭\",\"description\":\"More.\",\"x\":1}"))
            .json();

    assertThat(changed.path("title").asText()).isEqualTo("Žluté 🏭");
    assertThat(changed.path("description").asText()).isEqualTo("More.");
    assertThat(changed.path("status").asText()).isEqualTo("open");
    assertThat(api.get(INCIDENTS + '/' + id).json()).isEqualTo(changed);

    Answer cleared = expect(200, api.patch(id, "{\"description\":null}"));
    assertThat(cleared.json().path("description").isNull()).isTrue();
    assertThat(cleared.at("/title")).isEqualTo("Žluté 🏭");
    assertThat(cleared.header("ETag")).isEqualTo("\"3\"");
    assertThat(expect(200, api.patch(id, "{}")).header("ETag")).isEqualTo("\"3\"");
  }

  @Test
  void resolvesAndReopens() {
    Answer resolved = expect(200, api.patch(id, "{\"status\":\"Resolved\"}"));
    assertThat(resolved.at("/status")).isEqualTo("resolved");
    assertThat(resolved.at("/resolved_at")).isEqualTo("2026-03-06T10:30:00Z");

    Answer reopened = expect(200, api.patch(id, "{\"status\":\"open\"}"));
    assertThat(reopened.at("/status")).isEqualTo("open");
    assertThat(reopened.json().path("resolved_at").isNull()).isTrue();
  }

  @Test
  void closedIsFinal() {
    String threat = api.threat("Storm");
    api.add(id, threat);
    expect(200, api.patch(id, "{\"status\":\"closed\"}"));

    expect(200, api.patch(id, "{\"status\":\"closed\"}"));
    assertError(api.patch(id, "{\"status\":\"open\"}"), 409, "conflict", "closed");
    assertError(api.patch(id, "{\"status\":\"resolved\"}"), 409, "conflict", "closed");
    assertError(api.add(id, api.threat("Flood")), 409, "conflict", "closed");
    assertError(api.remove(id, threat), 409, "conflict", "closed");
    assertThat(threats()).containsExactly(threat);
  }

  @ParameterizedTest
  @CsvSource({"INVESTIGATING", "OPEN"})
  void whatIsOpenHereAlreadyDoesNotMove(IncidentState state) {
    become(state);

    assertThat(expect(200, api.patch(id, "{\"status\":\"open\"}")).at("/status")).isEqualTo("open");

    assertThat(api.live.reader().incident(id).orElseThrow().getState()).isEqualTo(state);
  }

  @Test
  void aLostUpdateIsRefused() {
    expect(200, api.patch(id, "{\"title\":\"b\"}", "If-Match", "\"1\""));

    assertError(api.patch(id, "{\"title\":\"c\"}", "If-Match", "\"1\""), 412, "conflict");
    assertError(api.remove(id, api.threat("a"), "If-Match", "\"1\""), 412, "conflict");
    assertThat(api.get(INCIDENTS + '/' + id).at("/title")).isEqualTo("b");
  }

  @Test
  void aRepeatedChangeIsDoneOnce() {
    Answer first = api.patch(id, "{\"title\":\"b\"}", "Idempotency-Key", "k");
    api.patch(id, "{\"title\":\"c\"}");

    Answer again = api.patch(id, "{\"title\":\"b\"}", "Idempotency-Key", "k");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(api.get(INCIDENTS + '/' + id).at("/title")).isEqualTo("c");
  }

  @Test
  void addsThreats() {
    String storm = api.threat("Storm");
    String flood = api.threat("Flood");

    Answer added = expect(200, api.add(id, storm, flood, storm));

    assertThat(Api.all(added.json().path("threat_links"), "threat_id"))
        .containsExactly(storm, flood);
    assertThat(added.header("ETag")).isEqualTo("\"2\"");
    assertThat(api.get(INCIDENTS + '/' + id).json()).isEqualTo(added.json());
    assertThat(expect(200, api.add(id, storm)).header("ETag")).as("it is there").isEqualTo("\"2\"");
    assertThat(api.get(INCIDENTS).json().path("total").asInt())
        .as("what the threats opened goes on as this")
        .isOne();
  }

  @Test
  void addsAllOrNothing() {
    String storm = api.threat("Storm");

    assertError(api.add(id, storm, Api.NOBODY), 422, "field_invalid", "unknown: " + Api.NOBODY);

    assertThat(threats()).isEmpty();
    assertError(api.add(Api.NOBODY, storm), 404, "not_found", "Incident not found");
  }

  @Test
  void takesThreatsOut() {
    String storm = api.threat("Storm");
    String flood = api.threat("Flood");
    api.add(id, storm, flood);

    Answer removed = expect(204, api.remove(id, storm.toUpperCase(java.util.Locale.ROOT)));

    assertThat(removed.text()).isEmpty();
    assertThat(removed.header("ETag")).isEqualTo("\"3\"");
    assertThat(threats()).containsExactly(flood);
    expect(200, api.get(Api.THREATS + '/' + storm));
    assertError(api.remove(id, storm), 404, "not_found", "The incident does not hold this threat");
    assertError(api.remove(id, Api.NOBODY), 404, "not_found", "Threat not found");
    assertError(api.remove(Api.NOBODY, flood), 404, "not_found", "Incident not found");
  }

  @Test
  void aRepeatedRemovalUnderTheSameKeyIsDoneOnce() {
    String storm = api.threat("Storm");
    api.add(id, storm);

    expect(204, api.remove(id, storm, "Idempotency-Key", "k"));
    expect(204, api.remove(id, storm, "Idempotency-Key", "k"));
    assertError(api.remove(id, storm), 404, "not_found");
  }
}
