package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.ALERTS;
import static io.andon.gateway.surface.quality.Finance.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BadInputToQualityTest {
  private static final Finance FINANCE = new Finance();
  private static final BadInput BAD_INPUT =
      new BadInput(FINANCE.gateway, 422, BadInputToQualityTest::assertErrorFormat);
  private static final String ONE = FINANCE.incidentOn("ledger");
  private static final String ALERT = ALERTS + '/' + FINANCE.alert("a1", "ledger");

  private static final Write PATCH = new Write("PATCH", ONE, "{\"title\":\"Nulls 🏭\"}");
  private static final Write TICKET =
      new Write("POST", ONE + "/link-ticket", "{\"ticket_id\":\"OPS-7\"}");
  private static final Write REPORT =
      new Write(
          "POST",
          ALERTS,
          "{\"alert_id\":\"a9\",\"source\":\"dq\",\"title\":\"Nulls\",\"asset\":\"ledger\"}");

  private static final Field SEVERITY = Field.word("severity", "critical", "high", "medium", "low");
  private static final Field STATUS =
      Field.word("status", "open", "investigating", "resolved").nor("\"closed\"", "\"snoozed\"");

  private static void assertErrorFormat(Answer answer) {
    JsonNode body = answer.json();
    assertThat(body.fieldNames()).toIterable().contains("detail").isSubsetOf("detail", "results");
    // a wrong parameter is 400, and has its place as what is 422
    if (answer.status() != 422 && !body.path("detail").isArray()) {
      assertThat(body.path("detail").isTextual()).isTrue();
      assertThat(body.path("detail").asText()).isNotBlank();
      return;
    }
    assertThat(body.path("detail")).isNotEmpty();
    for (JsonNode mistake : body.path("detail")) {
      assertThat(mistake.fieldNames()).toIterable().containsExactly("loc", "msg", "type");
      assertThat(mistake.path("loc")).isNotEmpty();
      assertThat(mistake.path("msg").asText()).isNotBlank();
    }
  }

  @AfterAll
  static void close() {
    FINANCE.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return Stream.of(PATCH, TICKET, REPORT).flatMap(BAD_INPUT::bodies);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadChanges() {
    return BAD_INPUT.fields(
        PATCH,
        Field.text("title", 500).notNull().notBlank(),
        Field.text("description", 10_000),
        Field.text("root_cause", 10_000),
        Field.text("root_product_id", 200).notBlank().nor("\"ghost\"", "\"a\\nb\""),
        SEVERITY.notNull().nor("\"info\""),
        STATUS.notNull());
  }

  @TestFactory
  Stream<DynamicTest> refusesBadTickets() {
    return BAD_INPUT.fields(
        TICKET, Field.text("ticket_id", 200).required().notBlank().nor("\"a\\nb\""));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadReports() {
    return BAD_INPUT.fields(
        REPORT,
        Field.text("alert_id", 200).required().notBlank(),
        Field.text("source", 200).required().notBlank(),
        Field.text("asset", 200).required().notBlank(),
        Field.text("title", 500).required().notBlank(),
        Field.text("type", 500),
        Field.text("description", 10_000),
        Field.text("location", 500),
        Field.word("severity", "critical", "high", "medium", "low", "info"),
        Field.word("status", "active", "resolved"),
        Field.time("starts_at"),
        Field.time("ends_at"),
        Field.time("observed_at"));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadReasons() {
    return BAD_INPUT.fields(
        new Write("POST", ONE + "/resolve", "{\"reason\":\"fixed\"}"),
        Field.text("reason", 10_000));
  }

  /** A body is not needed; one that comes must be an object. */
  @TestFactory
  Stream<DynamicTest> refusesBodiesThatAreNoObject() {
    return Stream.of(
            new Write("POST", ONE + "/resolve", "{}"),
            new Write("POST", ONE + "/notify-downstream", "{}"),
            new Write("POST", ALERT + "/acknowledge", "{}"),
            new Write("PATCH", ALERT + "/resolve", "{}"))
        .flatMap(BAD_INPUT::bodiesIfAny);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadPages() {
    return Stream.of(INCIDENTS, ALERTS)
        .flatMap(
            list ->
                Stream.of(
                        BAD_INPUT.pages(list),
                        BAD_INPUT.parameters(list, "limit", "201"),
                        BAD_INPUT.parameters(list, "skip", "-1", "one", "2147483648", "%00"),
                        BAD_INPUT.parameters(list, "status", "closed", "%00", "open,resolved"))
                    .flatMap(tests -> tests));
  }

  @TestFactory
  Stream<DynamicTest> refusesBadTimelines() {
    return BAD_INPUT.parameters(ONE + "/timeline", "include", "some", "%00", "all,notes");
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchIds() {
    String incident = INCIDENTS + "/{id}";
    String alert = ALERTS + "/{id}";
    return Stream.of(
            BAD_INPUT.ids("GET", incident, null),
            BAD_INPUT.ids("GET", incident + "/timeline", null),
            BAD_INPUT.ids("PATCH", incident, "{\"title\":\"x\"}"),
            BAD_INPUT.ids("POST", incident + "/resolve", null),
            BAD_INPUT.ids("POST", incident + "/notify-downstream", null),
            BAD_INPUT.ids("POST", incident + "/link-ticket", "{\"ticket_id\":\"x\"}"),
            BAD_INPUT.ids("GET", alert, null),
            BAD_INPUT.ids("POST", alert + "/acknowledge", null),
            BAD_INPUT.ids("PATCH", alert + "/resolve", null))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return Stream.of(
            BAD_INPUT.methods(INCIDENTS, "POST", "PUT", "DELETE"),
            BAD_INPUT.methods(ONE, "POST", "PUT", "DELETE"),
            BAD_INPUT.methods(ONE + "/resolve", "GET", "PATCH"),
            BAD_INPUT.methods(ONE + "/notify-downstream", "GET", "PUT"),
            BAD_INPUT.methods(ONE + "/link-ticket", "GET", "DELETE"),
            BAD_INPUT.methods(ALERT + "/acknowledge", "GET", "PATCH"),
            BAD_INPUT.methods(ALERT + "/resolve", "GET", "POST"))
        .flatMap(tests -> tests);
  }

  @Test
  void oneWordingForAnIncidentThatIsNotThere() {
    for (String action : new String[] {"/resolve", "/notify-downstream"}) {
      assertThat(FINANCE.send("POST", INCIDENTS + "/ghost" + action, null).text())
          .isEqualTo("{\"detail\":\"Incident not found\"}");
    }
  }

  @Test
  void unknownPathsHaveTheErrorFormatToo() {
    Answer answer = FINANCE.send("GET", ONE + "/nothing", null);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @Test
  void keepsEmoji() {
    assertThat(FINANCE.send("PATCH", ONE, "{\"title\":\"Žluté 🏭\"}").text()).contains("Žluté 🏭");
  }
}
