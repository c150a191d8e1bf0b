package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.ALERTS;
import static io.andon.gateway.surface.quality.Finance.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.CreateIncident;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists page by page, from a space that really keeps them. */
class ListsTest {
  private final Finance finance = new Finance();

  @AfterEach
  void close() {
    finance.close();
  }

  private void open(int i) {
    finance
        .gateway
        .live()
        .run(CreateIncident.newBuilder().setId(Fixtures.id("i" + i)).setTitle("No. " + i).build());
  }

  private Answer get(String pathAndQuery) {
    return finance.send("GET", pathAndQuery, null);
  }

  private static List<String> titles(Answer page) {
    return page.json().findValuesAsText("title");
  }

  private static String next(Answer page) {
    String link = page.header("Link");
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(to, from).mapToObj(i -> "No. " + (from + to - i)).toList();
  }

  @Test
  void aCursorNeitherSkipsNorRepeatsWhileIncidentsAreOpened() {
    for (int i = 1; i <= 10; i++) {
      open(i);
    }

    List<String> read = new ArrayList<>();
    int opened = 10;
    for (String at = INCIDENTS + "?status=OPEN&limit=3"; !at.isEmpty(); ) {
      Answer page = get(at);
      assertThat(page.at("/total")).isEqualTo(Integer.toString(opened));
      read.addAll(titles(page));
      open(++opened);
      at = next(page);
      assertThat(at).matches("|/spaces/plant/incidents\\?.*status=OPEN.*cursor=.*");
    }

    assertThat(read).isEqualTo(numbers(10, 1));
  }

  @Test
  void aLinkStandsForWhatWasSkipped() {
    for (int i = 1; i <= 6; i++) {
      open(i);
    }

    Answer page = get(INCIDENTS + "?skip=2&limit=2");

    assertThat(titles(page)).isEqualTo(numbers(4, 3));
    assertThat(titles(get(next(page)))).isEqualTo(numbers(2, 1));
    assertThat(next(get(next(page)))).isEmpty();
  }

  @Test
  void alertsPageTheSameWay() {
    for (int i = 1; i <= 5; i++) {
      finance.alert("a" + i, "ledger");
    }

    List<String> read = new ArrayList<>();
    for (String at = ALERTS + "?status=active&limit=2"; !at.isEmpty(); ) {
      Answer page = get(at);
      read.addAll(page.json().findValuesAsText("alert_id"));
      at = next(page);
    }

    assertThat(read).containsExactlyInAnyOrder("a1", "a2", "a3", "a4", "a5");
  }

  @Test
  void aCursorIsForItsOwnListOnly() {
    for (int i = 1; i <= 2; i++) {
      open(i);
      finance.alert("a" + i, "ledger");
    }
    String cursor = next(get(ALERTS + "?limit=1")).replaceAll(".*cursor=", "");

    Answer answer = get(INCIDENTS + "?cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo("[\"query\",\"cursor\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "PLANT", "%F0%9F%8F%AD", "-", "plant%00", "a%2Fb"})
  void aSpaceThatIsNotThereIs404(String slug) {
    for (String list : List.of("incidents", "alerts", "incidents/1/timeline")) {
      Answer answer = get("/spaces/%s/%s".formatted(slug, list));
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.json().path("detail").isTextual()).isTrue();
    }
  }
}
