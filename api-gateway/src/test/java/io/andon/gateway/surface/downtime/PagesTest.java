package io.andon.gateway.surface.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.DowntimeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as their space keeps them, and lists while more arrive. */
class PagesTest {
  private static final String PATH = "/api/v1/downtime";
  private static final Instant DAY = Instant.parse("2026-03-05T00:00:00Z");
  private final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer get(String pathAndQuery) {
    return gateway.get(pathAndQuery, "Andon-Space", "plant");
  }

  private static List<String> ids(JsonNode events) {
    return events.findValuesAsText("event_id");
  }

  private void event(String id, long detected, long updated) {
    DowntimeEvent event =
        DowntimeEvent.newBuilder(Fixtures.downtimeRow(id, DAY.plusSeconds(detected)).getDowntime())
            .setUpdatedAt(DAY.plusSeconds(updated))
            .setDowntimeSeconds(updated - detected)
            .build();
    gateway.live().downtime(List.of(event));
  }

  /** Where the list goes on; "" at its end. */
  private static String next(Answer page) {
    String link = page.header("Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  @Test
  void aLaterVersionReplaces_anEarlierOneChangesNothing() {
    event("e1", 0, 10);
    event("e1", 0, 30);
    event("e1", 0, 20);

    JsonNode events = get(PATH + "?since=2026-03-05").json();

    assertThat(events).hasSize(1);
    assertThat(events.at("/0/downtime_seconds").asDouble()).isEqualTo(30.0);
    assertThat(events.at("/0/updated_at").asText()).isEqualTo("2026-03-05T00:00:30+00:00");
  }

  @Test
  void withoutALimitAllCome_oldestFirst_whicheverTimesAreAskedFor() {
    event("c", 30, 31);
    event("b", 20, 90);
    event("a2", 10, 80);
    event("a1", 10, 85);

    assertThat(ids(get(PATH + "?since=2026-03-05").json())).containsExactly("a1", "a2", "b", "c");
    assertThat(ids(get(PATH + "?since=2026-03-05&update_at=2026-03-05T00:01:00Z").json()))
        .containsExactly("a1", "a2", "b");
    assertThat(get(PATH + "?since=2026-03-05").header("Link")).isEmpty();
  }

  @Test
  void bothBoundsAreIncluded() {
    event("e1", 10, 20);

    String since = PATH + "?since=2026-03-05T00:00:10Z&update_at=2026-03-05T00:00:20Z";
    assertThat(get(since).json()).hasSize(1);
    assertThat(get(since.replace("00:10Z", "00:10.001Z")).json()).isEmpty();
    assertThat(get(since.replace("00:20Z", "00:20.001Z")).json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 11})
  void pagesHoldEveryEventOnce(int limit) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      event("e" + i, i, 100 + i);
      all.add("e" + i);
    }

    List<String> read = new ArrayList<>();
    for (String at = PATH + "?since=2026-03-05&limit=" + limit; !at.isEmpty(); ) {
      Answer page = get(at);
      assertThat(page.json().size()).isPositive().isLessThanOrEqualTo(limit);
      read.addAll(ids(page.json()));
      at = next(page);
    }

    assertThat(read).isEqualTo(all);
  }

  @Test
  void whileEventsArrive_nothingIsSkippedOrRepeated() {
    for (int i = 0; i < 9; i++) {
      event("e" + i, i * 10, i * 10 + 1);
    }

    List<String> read = new ArrayList<>();
    int arriving = 0;
    for (String at = PATH + "?since=2026-03-05&limit=2"; !at.isEmpty(); ) {
      Answer page = get(at);
      read.addAll(ids(page.json()));
      at = next(page);
      event("e" + arriving, arriving * 10, 1000 + arriving); // one that was read, updated
      if (arriving == 0) {
        event("late", 5, 6); // behind the page that was read
        event("new", 500, 501);
      }
      arriving++;
    }

    assertThat(read).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "new");
  }

  @Test
  void readingByUpdate_whatIsUpdatedMeanwhileComesAgainAsItIsNow() {
    for (int i = 0; i < 4; i++) {
      event("e" + i, i, 100 + i);
    }
    String updates = PATH + "?since=2026-03-05&update_at=2026-03-05T00:01:40Z&limit=2";

    Answer first = get(updates);
    event("e0", 0, 200); // was read
    event("e2", 2, 300); // was not
    Answer second = get(next(first));
    Answer third = get(next(second));

    assertThat(ids(first.json())).containsExactly("e0", "e1");
    assertThat(ids(second.json())).containsExactly("e3", "e0");
    assertThat(ids(third.json())).containsExactly("e2");
    assertThat(second.at("/1/updated_at")).isEqualTo("2026-03-05T00:03:20+00:00");
    assertThat(next(third)).isEmpty();
  }

  @Test
  void aCursorWithoutALimitGivesTheRest() {
    for (int i = 0; i < 5; i++) {
      event("e" + i, i, 100 + i);
    }
    String next = next(get(PATH + "?since=2026-03-05&limit=2"));

    assertThat(ids(get(next.replace("limit=2&", "")).json())).containsExactly("e2", "e3", "e4");
  }

  @Test
  void aCursorOfTheOtherOrderIsRefused() {
    event("e1", 1, 101);
    event("e2", 2, 102);
    String byStart = next(get(PATH + "?since=2026-03-05&limit=1"));

    Answer answer = get(byStart + "&update_at=2026-03-05T00:01:40Z");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).startsWith("cursor: ");
  }

  @Test
  void aCursorMadeUpIsRefused() {
    event("e1", 1, 101);

    // well formed: order d, and a position behind everything
    assertThat(get(PATH + "?since=2026-03-05&cursor=ZP_________________w").status()).isEqualTo(400);
    assertThat(get(PATH + "?since=2026-03-05&cursor=ZA").status()).isEqualTo(400);
  }
}
