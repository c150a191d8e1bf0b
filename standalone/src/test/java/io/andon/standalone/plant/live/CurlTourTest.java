package io.andon.standalone.plant.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CurlTourTest {

  @Test
  void isReadyToPaste() {
    var tour =
        new CurlTour(
            "http://127.0.0.1:7070",
            "default",
            "andon_abc",
            Instant.parse("2026-03-06T10:00:00.123Z"));

    assertThat(String.join("\n", tour.lines()))
        .isEqualTo(
            """
            ANDON=http://127.0.0.1:7070
            AUTH='Authorization: Bearer andon_abc'
            # the latest incidents
            curl -s -H "$AUTH" "$ANDON/spaces/default/incidents?limit=5"
            INCIDENT=$(curl -s -H "$AUTH" "$ANDON/spaces/default/incidents?limit=1" \
            | grep -oE '"id" *: *"[^"]+"' | head -n 1 | cut -d '"' -f 4)
            # the latest one with its evidence, and why it is there
            curl -s -H "$AUTH" "$ANDON/spaces/default/incidents/$INCIDENT"
            # its timeline
            curl -s -H "$AUTH" "$ANDON/spaces/default/incidents/$INCIDENT/timeline?include=all"
            # resolve it
            curl -s -X POST -H "$AUTH" "$ANDON/spaces/default/incidents/$INCIDENT/resolve"
            # alerts that are active
            curl -s -H "$AUTH" "$ANDON/spaces/default/alerts?status=active"
            # downtime since the start
            curl -s -H "$AUTH" "$ANDON/api/v1/downtime?since=2026-03-06T10:00:00Z"
            # report an alert
            curl -s -X POST -H "$AUTH" -H 'Content-Type: application/json' \
            "$ANDON/spaces/default/alerts" -d '{"source":"me","alert_id":"tour-1",\
            "title":"Smoke at the forklift","asset":"forklift-1","severity":"critical"}'""");
  }
}
