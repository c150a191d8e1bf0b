package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long the plant stood still in a shift. */
class ShiftDowntimeTest {
  private final Plant plant = new Plant();

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void whatOverlapsCountsOnce_andOnlyWhatIsWithinTheShift() {
    plant.opened("T1", "2026-03-06");
    stop("a", "L21_1", "2026-03-06T05:59:00Z", 120); // from before the shift
    stop("b", "L21_1", "2026-03-06T09:00:00Z", 600);
    stop("c", "L21_2", "2026-03-06T09:05:00Z", 600);
    stop("d", "L21_2", "2026-03-06T05:00:00Z", 600); // of the shift before

    JsonNode paro = plant.state().at("/bitacora/paro");

    assertThat(paro.toString())
        .isEqualTo(
            "{\"segundos\":960.0,\"activos\":[{\"activo\":\"L21_1\",\"segundos\":660.0},"
                + "{\"activo\":\"L21_2\",\"segundos\":600.0}]}");
  }

  @Test
  void aClosedShiftKeepsWhatWasKnownThen() {
    plant.opened("T1", "2026-03-06");
    stop("a", "L21_1", "2026-03-06T09:00:00Z", 90.5);
    plant.put(1, "{\"estado\":\"Cerrado\",\"accion_correctiva\":\"Nada\"}");
    Answer closed = plant.close(1);

    stop("b", "L21_1", "2026-03-06T09:10:00Z", 600);

    assertThat(closed.json().at("/data/paro/segundos").asDouble()).isEqualTo(90.5);
    JsonNode whole = plant.get("/api/bitacora/1").json().path("data");
    assertThat(whole.at("/bitacora/paro")).isEqualTo(closed.json().at("/data/paro"));
  }

  @Test
  void theNightTheClocksGoBackHasNineHours() {
    // 08:00 of the morning after, by the clock of Prague
    plant.gateway.clock.advance(
        Duration.between(Fixtures.NOW, Instant.parse("2026-10-25T07:00:00Z")));
    plant.opened("T3", "2026-10-24");
    stop("a", "L21_1", "2026-10-24T20:00:00Z", 12 * 3600);

    JsonNode log = plant.state().path("bitacora");

    assertThat(log.path("inicio").asText()).isEqualTo("2026-10-24T21:00:00Z");
    assertThat(log.path("fin").asText()).isEqualTo("2026-10-25T06:00:00Z");
    assertThat(log.at("/paro/segundos").asDouble()).isEqualTo(9 * 3600);
  }

  private void stop(String id, String station, String detectedAt, double seconds) {
    Instant from = Instant.parse(detectedAt);
    plant
        .gateway
        .live()
        .signal(
            DowntimeEvent.newBuilder()
                .setSpace("plant")
                .setEventId(id)
                .setLineName("L21")
                .setRoiName(station)
                .setRoiTitle(station)
                .setDetectedAt(from)
                .setUpdatedAt(from.plusMillis((long) (seconds * 1000)))
                .setDowntimeSeconds(seconds)
                .setDowntimeReason(List.of(new DowntimeReason("jam", seconds)))
                .setOngoing(false)
                .build(),
            plant.gateway.clock.instant());
  }
}
