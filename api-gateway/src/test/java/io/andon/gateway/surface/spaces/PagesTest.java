package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are made whole are read in pages all the same. */
class PagesTest {
  private static final LiveSpace SPACE = new LiveSpace(Fixtures.space("plant"));
  private static final TestGateway GATEWAY = new TestGateway(SPACE);
  private static final String ASSETS = "/spaces/plant/assets";

  @BeforeAll
  static void someOfEach() {
    for (int i = 1; i <= 5; i++) {
      asset("L%d".formatted(i));
      GATEWAY.key(Scope.ADMIN);
      GATEWAY.user("user-%d".formatted(i), "Somebody");
      GATEWAY.space(Fixtures.space("space-%d".formatted(i)));
      post("webhooks", "{\"url\":\"https://hooks.example.com/%d\"}".formatted(i));
      post(
          "silences", "{\"assets\":[\"L1\"],\"minutes\":%d,\"reason\":\"x\"}".formatted(i % 3 + 1));
    }
  }

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  private static void asset(String id) {
    SPACE.asset(Asset.newBuilder().setSpace("plant").setId(id).setKind("line").setName(id).build());
  }

  private static void post(String list, String body) {
    assertThat(GATEWAY.send("POST", "/spaces/plant/" + list, body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ASSETS,
        "/spaces/plant/keys",
        "/spaces/plant/users",
        "/spaces/plant/webhooks",
        "/spaces/plant/silences",
        "/spaces/plant/silences?status=active",
        "/spaces"
      })
  void pagesHoldEveryRowOnce_andWithoutALimitAllCome(String list) {
    Answer whole = GATEWAY.get(list);
    List<JsonNode> all = items(whole);
    assertThat(all).hasSizeGreaterThanOrEqualTo(5);
    assertThat(whole.header("Link")).isEmpty();

    List<JsonNode> read = new ArrayList<>();
    String next = list + (list.contains("?") ? "&" : "?") + "limit=2";
    while (!next.isEmpty()) {
      Answer page = GATEWAY.get(next);
      assertThat(items(page)).isNotEmpty().hasSizeLessThanOrEqualTo(2);
      assertThat(page.at("/total")).isEqualTo(whole.at("/total"));
      read.addAll(items(page));
      next = next(page);
    }

    assertThat(read).isEqualTo(all);
  }

  @Test
  void whatIsAddedBehindTheCursorIsNotSkipped_andNothingRepeats() {
    String rest = next(GATEWAY.get(ASSETS + "?limit=2"));
    asset("L0");
    asset("L9");

    assertThat(items(GATEWAY.get(rest.replace("limit=2", "limit=200"))))
        .extracting(item -> item.path("id").asText())
        .containsExactly("L3", "L4", "L5", "L9");
  }

  @Test
  void aCursorIsForItsListAndFiltersOnly_andIsReadAsItWasGiven() {
    String cursor = next(GATEWAY.get(ASSETS + "?limit=2")).replaceFirst(".*cursor=", "");
    String turned = new StringBuilder(cursor).reverse().toString();
    char first = cursor.charAt(3);
    String changed = cursor.substring(0, 3) + (first == 'A' ? 'B' : 'A') + cursor.substring(4);

    assertThat(GATEWAY.get(ASSETS + "?cursor=" + cursor).status()).isEqualTo(200);
    for (String foreign :
        List.of(
            "/spaces/plant/users?cursor=" + cursor,
            "/spaces/other/assets?cursor=" + cursor,
            "/spaces/plant/silences?status=active&cursor=" + cursor,
            ASSETS + "?cursor=" + changed,
            ASSETS + "?cursor=" + turned,
            ASSETS + "?cursor=" + cursor + "A",
            ASSETS + "?cursor=" + cursor.replaceFirst("\\..*", ""))) {
      Answer answer = GATEWAY.get(foreign);
      assertThat(answer.status()).as(foreign).isEqualTo(400);
      assertThat(answer.at("/detail/0/loc/1")).isEqualTo("cursor");
    }
  }

  private static List<JsonNode> items(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    answer.json().path("items").forEach(items::add);
    return items;
  }

  private static String next(Answer page) {
    return page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
  }
}
