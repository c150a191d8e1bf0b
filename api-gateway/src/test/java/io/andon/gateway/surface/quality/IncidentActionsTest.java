package io.andon.gateway.surface.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Notification;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.Space;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do about incidents, decided as in production. */
class IncidentActionsTest {
  private static final String TICKET = "{\"ticket_id\":\"OPS-7\"}";
  private final Finance finance = new Finance();

  @AfterEach
  void close() {
    finance.close();
  }

  private Answer post(String path, String body, String... headers) {
    return finance.send("POST", path, body.isEmpty() ? null : body, headers);
  }

  private Answer patch(String path, String body, String... headers) {
    return finance.send("PATCH", path, body, headers);
  }

  private List<Notification> told() {
    return finance.gateway.live().notifications().stream()
        .filter(one -> one.getKind().equals("incident.downstream"))
        .toList();
  }

  @Test
  void everybodyDownstreamIsToldOnce() {
    String one = finance.incidentOn("ledger");

    Answer answer = post(one + "/notify-downstream", "");

    assertThat(answer.text()).isEqualTo("{\"notified_users\":3,\"affected_products\":3}");
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().getRecipients()).containsExactlyInAnyOrder("ana", "ben", "eva");
  }

  @Test
  void nobodyDownstreamIsNobodyTold() {
    assertThat(post(finance.incidentOn("lonely") + "/notify-downstream", "{\"why\":1}").text())
        .isEqualTo("{\"notified_users\":0,\"affected_products\":0}");
  }

  @Test
  void aRetryUnderTheSameKeyTellsNobodyTwice() {
    String one = finance.incidentOn("ledger");

    Answer first = post(one + "/notify-downstream", "", "Idempotency-Key", "k1");
    Answer again = post(one + "/notify-downstream", "", "Idempotency-Key", "k1");
    Answer other = post(one + "/link-ticket", TICKET, "Idempotency-Key", "k1");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(told()).hasSize(1);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("/detail")).isEqualTo("This Idempotency-Key was used for another request");
  }

  @Test
  void answersShowWhatTheyChanged() {
    String one = finance.incidentOn("ledger");

    Answer edited = finance.send("PATCH", one, "{\"description\":\"Totals differ\"}");
    Answer linked = finance.send("POST", one + "/link-ticket", "{\"ticket_id\":\"OPS-7\"}");
    Answer resolved = finance.send("POST", one + "/resolve", null);

    assertThat(edited.at("/description")).isEqualTo("Totals differ");
    assertThat(edited.json().path("resolved_at").isNull()).isTrue();
    assertThat(linked.json().path("tickets").toString()).isEqualTo("[\"OPS-7\"]");
    assertThat(resolved.at("/resolved_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(resolved.at("/updated_at")).isEqualTo("2026-03-06T10:30:00Z");
    JsonNode shown = finance.shown(one);
    resolved
        .json()
        .properties()
        .forEach(field -> assertThat(shown.path(field.getKey())).isEqualTo(field.getValue()));
  }

  @Test
  void whatCannotBeChangedIsRefusedByName_unlessItIsAsShown() {
    String one = finance.incidentOn("ledger");
    JsonNode whole = finance.shown(one);
    List<String> editable =
        List.of("title", "status", "severity", "root_cause", "root_product_id", "description");

    assertThat(finance.send("PATCH", one, whole.toString()).status()).isEqualTo(200);
    for (Map.Entry<String, JsonNode> field : whole.properties()) {
      String name = field.getKey();
      if (!editable.contains(name)) {
        String value = field.getValue().isNull() ? "\"x\"" : "null";
        Answer refused = finance.send("PATCH", one, "{\"%s\":%s}".formatted(name, value));
        assertThat(refused.status()).as(name).isEqualTo(422);
        assertThat(refused.at("/detail/0/loc/1")).isEqualTo(name);
        assertThat(refused.at("/detail/0/type")).isEqualTo("read_only");
      }
    }
    assertThat(finance.shown(one).path("title")).isEqualTo(whole.path("title"));
  }

  @Test
  void ticketsAreLinkedOnce_andTheTagMovesOn() {
    String one = finance.incidentOn("ledger");

    Answer first = post(one + "/link-ticket", TICKET);
    Answer again = post(one + "/link-ticket", TICKET);
    Answer second = post(one + "/link-ticket", "{\"ticket_id\":\"č. 8 🏭\"}");

    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).matches("\"[0-9]+\"");
    assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
    assertThat(finance.send("GET", one, null).header("ETag")).isEqualTo(second.header("ETag"));
    assertThat(finance.shown(one).path("tickets").toString()).isEqualTo("[\"OPS-7\",\"č. 8 🏭\"]");
  }

  @Test
  void thereIsAnEndToTickets() {
    String one = finance.incidentOn("ledger");
    for (int i = 0; i < 100; i++) {
      assertThat(post(one + "/link-ticket", "{\"ticket_id\":\"T-" + i + "\"}").status())
          .isEqualTo(200);
    }

    Answer answer = post(one + "/link-ticket", TICKET);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo("[\"body\",\"ticket_id\"]");
    assertThat(answer.at("/detail/0/msg")).contains("100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH | ''                 | {\"severity\":\"low\"}",
        "POST  | /resolve           | ''",
        "POST  | /notify-downstream | ''",
        "POST  | /link-ticket       | {\"ticket_id\":\"T\"}",
      })
  void everyWriteKeepsToTheVersionItIsFor(String method, String action, String body) {
    String one = finance.incidentOn("ledger");
    String sent = body.isEmpty() ? null : body;
    String old = finance.send("GET", one, null).header("ETag");
    assertThat(patch(one, "{\"title\":\"Another\"}", "If-Match", old).status()).isEqualTo(200);
    String current = finance.send("GET", one, null).header("ETag");

    Answer late = finance.send(method, one + action, sent, "If-Match", old);
    Answer good = finance.send(method, one + action, sent, "If-Match", current);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/detail")).contains("version");
    assertThat(good.status()).as(good.text()).isEqualTo(200);
    assertThat(finance.send("GET", one, null, "If-None-Match", current).status()).isEqualTo(200);
  }

  @Test
  void whatIsMergedAwayIsNotActedOn_andSaysWhereItIs() {
    String old = finance.incidentOn("lonely");
    finance.elsewhere(old, "title", "Old");
    String ref = finance.shown(old).at("/alerts/0/id").asText();
    finance
        .gateway
        .live()
        .run(
            CreateIncident.newBuilder()
                .setId(Fixtures.id("new"))
                .setTitle("All of it")
                .setAlerts(List.of(ref))
                .build());

    for (String action : List.of("/notify-downstream", "/resolve")) {
      Answer answer = post(old + action, "");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.at("/detail")).contains(Fixtures.id("new"));
    }
    assertThat(finance.shown(old).path("merged_into").asText()).isEqualTo(Fixtures.id("new"));
  }

  @Test
  void theRootProductMustBeKnown_andNullClearsIt() {
    String one = finance.incidentOn("ledger");

    Answer unknown = patch(one, "{\"root_product_id\":\"ghost\"}");

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/detail/0/loc").toString())
        .isEqualTo("[\"body\",\"root_product_id\"]");
    assertThat(unknown.at("/detail/0/msg")).contains("ghost");
    assertThat(patch(one, "{\"root_product_id\":\"ledger\"}").at("/root_product_id"))
        .isEqualTo("ledger");
    Answer cleared = patch(one, "{\"root_product_id\":null,\"root_cause\":null}");
    assertThat(cleared.json().path("root_product_id").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "open,resolved,200,resolved",
    "open,INVESTIGATING,200,investigating",
    "investigating,investigating,200,investigating",
    "investigating,open,200,open",
    "resolved,open,200,open",
    "resolved,resolved,200,resolved",
    "resolved,investigating,409,resolved",
  })
  void statusMovesAsTheStateMachineAllows(String from, String to, int status, String after) {
    String one = finance.incidentOn("ledger");
    patch(one, "{\"status\":\"%s\"}".formatted(from));

    Answer answer = patch(one, "{\"status\":\"%s\",\"title\":\"Moved\"}".formatted(to));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(finance.shown(one).path("status").asText()).isEqualTo(after);
    assertThat(finance.shown(one).path("title").asText().equals("Moved")).isEqualTo(status == 200);
  }

  @Test
  void resolvingAgainChangesNothing() {
    String one = finance.incidentOn("ledger");

    Answer first = post(one + "/resolve", "{\"reason\":\"Loaded again\"}");
    Answer again = post(one + "/resolve", "");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "GET,/timeline", "PATCH,''", "POST,/resolve", "POST,/notify-downstream"})
  void isOffWithoutTheFeature(String method, String action) {
    String one = finance.incidentOn("ledger");
    Space without = Fixtures.space("plant");
    without.setFeatures(List.of());
    finance.gateway.space(without);

    Answer answer = finance.send(method, one + action, method.equals("PATCH") ? "{}" : null);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text())
        .isEqualTo("{\"detail\":\"Feature quality.incidents is not enabled for this space\"}");
    assertThat(finance.send("GET", Finance.ALERTS, null).status()).as("alerts").isEqualTo(200);
  }

  @Test
  void writesNeedTheScope_andOtherSpacesAreNotThere() {
    String one = finance.incidentOn("ledger");
    String reader = finance.gateway.key(Scope.INCIDENTS_READ);

    for (String action : List.of("/notify-downstream", "/link-ticket", "/resolve")) {
      Answer answer = finance.gateway.sendAs(reader, "POST", one + action, TICKET);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.at("/detail")).isEqualTo("API key missing scope: incidents:write");
      assertThat(post(one.replace("plant", "nowhere") + action, TICKET).text())
          .isEqualTo("{\"detail\":\"Space not found\"}");
    }
    Answer elsewhere = finance.gateway.sendAs(reader, "GET", one.replace("plant", "other"), null);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(told()).isEmpty();
  }
}
