package io.andon.gateway.surface.ops;

import static io.andon.gateway.surface.ops.OpsPlant.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsOfTest {
  @Test
  void anIncidentAsItWas() {
    try (OpsPlant plant = new OpsPlant()) {
      String id = plant.open("Database timeout", "svc_xyz");
      plant.gateway.clock.advance(Duration.ofMinutes(5));
      plant.patch(id, "{\"status\":\"ACKNOWLEDGED\",\"title\":\"Disk full\"}");
      String one = ALL + "/" + id;

      Answer then = plant.get(one + "?as_of=2026-03-06T10:34:59Z");

      assertThat(then.at("/incident/status")).isEqualTo("OPEN");
      assertThat(then.at("/incident/title")).isEqualTo("Database timeout");
      assertThat(then.at("/incident/updatedAt")).isEqualTo("2026-03-06T10:30:00Z");
      assertThat(then.header("ETag")).isNotEqualTo(plant.get(one).header("ETag"));
      assertThat(plant.get(one + "?as_of=2026-03-06T10:29:59Z").status()).isEqualTo(404);
      Answer future = plant.get(one + "?as_of=2026-03-06T10:35:01Z");
      assertThat(future.status()).isEqualTo(400);
      assertThat(future.at("/meta/issues/0/path")).isEqualTo("as_of");
      assertThat(plant.get(one + "?as_of=").status()).isEqualTo(400);
      Answer list = plant.get(ALL + "?as_of=2026-03-06T10:34:59Z");
      assertThat(list.status()).isEqualTo(400);
      assertThat(list.at("/meta/issues/0/message"))
          .isEqualTo("Unknown parameter; there are status, serviceId, limit, cursor");
    }
  }
}
