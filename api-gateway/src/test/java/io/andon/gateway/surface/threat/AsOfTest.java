package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsOfTest {
  @Test
  void anIncidentAndItsActivityAsTheyWere() {
    try (Api api = new Api()) {
      String first = api.threat("Port of Lagos");
      String incident = api.incident("Lagos", first);
      api.gateway.clock.advance(Duration.ofMinutes(5));
      Api.expect(200, api.add(incident, api.threat("Port of Tema")));
      Api.expect(200, api.patch(incident, "{\"status\":\"resolved\"}"));
      String one = INCIDENTS + '/' + incident;
      String then = "?as_of=2026-03-06T10:34:59Z";

      Answer was = Api.expect(200, api.get(one + then));

      assertThat(was.at("/status")).isEqualTo("open");
      assertThat(was.json().path("threat_links")).hasSize(1);
      assertThat(was.at("/threat_links/0/threat_id")).isEqualTo(first);
      assertThat(was.at("/threat_links/0/threat/title")).isEqualTo("Port of Lagos");
      assertThat(was.header("ETag")).isNotEqualTo(api.get(one).header("ETag"));
      assertThat(Api.all(api.get(one + "/activity" + then).json().path("items"), "kind"))
          .containsExactly("created", "threat_added", "absorbed");
      Api.assertError(api.get(one + "?as_of=2026-03-06T10:29:59Z"), 404, "not_found");
      Api.assertError(api.get(one + "?as_of="), 422, "field_invalid", "as_of");
      Api.assertError(api.get(INCIDENTS + then), 400, "request_malformed", "as_of: ");
      Api.assertError(api.get(one + "?as_of=2027-03-06T10:29:59Z"), 422, "field_invalid", "as_of");
    }
  }
}
