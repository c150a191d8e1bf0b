package io.andon.gateway.surface.quality;

import static io.andon.gateway.surface.quality.Finance.ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.AlertRow;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do about alerts, decided as in production. */
class AlertHandlingTest {
  private final Finance finance = new Finance();

  @AfterEach
  void close() {
    finance.close();
  }

  private Answer acknowledge(String id, String... headers) {
    return finance.send("POST", ALERTS + '/' + id + "/acknowledge", null, headers);
  }

  private Answer resolve(String id, String... headers) {
    return finance.send("PATCH", ALERTS + '/' + id + "/resolve", null, headers);
  }

  @Test
  void theFirstToAcknowledgeIsNamed() {
    String id = finance.alert("a1", "ledger");
    assertThat(finance.shown(ALERTS + '/' + id).path("acknowledged_at").isNull()).isTrue();

    Answer first = acknowledge(id);
    String key = finance.gateway.key(Scope.ALERTS_WRITE);
    Answer second = finance.gateway.sendAs(key, "POST", ALERTS + '/' + id + "/acknowledge", "{}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("/acknowledged_by")).isEqualTo("admin");
    assertThat(first.at("/acknowledged_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(first.at("/status")).isEqualTo("active");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(finance.shown(ALERTS).at("/items/0")).isEqualTo(first.json());
  }

  @Test
  void resolvingEndsTheAlertAndItsEvidence() {
    String incident = finance.incidentOn("ledger");
    String id = finance.shown(incident).at("/alerts/0/id").asText();

    Answer answer = resolve(id);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("resolved");
    assertThat(answer.at("/ends_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(answer.at("/annotations/resolved_by")).isEqualTo("admin");
    JsonNode line =
        finance
            .gateway
            .get("/api/auditoria?entidad=alerta&entidad_id=" + id, "Andon-Space", "plant")
            .json()
            .at("/data/0");
    assertThat(line.path("campo").asText()).isEqualTo("resolved_by");
    assertThat(line.path("usuario").asText()).isEqualTo("admin");
    assertThat(answer.at("/title")).isEqualTo("Nulls in ledger");
    assertThat(finance.shown(ALERTS + '/' + id)).isEqualTo(answer.json());
    assertThat(finance.shown(ALERTS + "?status=active").path("total").asInt()).isZero();
    JsonNode evidence = finance.shown(incident).at("/alerts/0");
    assertThat(evidence.path("status").asText()).isEqualTo("resolved");
    assertThat(finance.shown(incident).path("status").asText())
        .as("the incident waits for its quiet time")
        .isEqualTo("open");
  }

  @Test
  void resolvingTwiceChangesNothing() {
    String id = finance.alert("a1", "ledger");

    Answer first = resolve(id);
    int happened = finance.gateway.done();
    Answer again = resolve(id.toUpperCase(Locale.ROOT));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(finance.gateway.done()).isEqualTo(happened);
  }

  @Test
  void whatFiresAgainAfterwardsIsActiveAnew() {
    String id = finance.alert("a1", "ledger");
    acknowledge(id);
    resolve(id);

    finance.alert("a1", "ledger", "\"observed_at\":\"2026-03-06T10:31:00Z\"");

    JsonNode alert = finance.shown(ALERTS + '/' + id);
    assertThat(alert.path("status").asText()).isEqualTo("active");
    assertThat(alert.path("acknowledged_by").isNull()).isTrue();
    assertThat(alert.path("annotations").has("resolved_by")).isFalse();
  }

  @Test
  void aSourceWhoseClockRunsAheadDoesNotKeepItsAlert() {
    String id =
        finance.alert(
            "a1",
            "ledger",
            "\"starts_at\":\"2026-03-06T11:10:00Z\",\"observed_at\":\"2026-03-06T11:20:00Z\"");

    Answer answer = resolve(id);

    assertThat(answer.at("/status")).isEqualTo("resolved");
    assertThat(answer.at("/starts_at")).isEqualTo("2026-03-06T11:10:00Z");
    assertThat(answer.at("/ends_at")).as("not before it began").isEqualTo("2026-03-06T11:10:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "resolve"})
  void neitherIsForReaders_norForAlertsThatAreNotThere(String action) {
    String method = action.equals("resolve") ? "PATCH" : "POST";
    String id = finance.alert("a1", "ledger");
    String reader = finance.gateway.key(Scope.INCIDENTS_READ, Scope.EVENTS_WRITE);
    String path = ALERTS + '/' + id + '/' + action;

    Answer refused = finance.gateway.sendAs(reader, method, path, null);
    Answer unknown = finance.send(method, ALERTS + "/ghost/" + action, null);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.at("/detail"))
        .isEqualTo("API key missing scope: incidents:write or alerts:write");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).isEqualTo("{\"detail\":\"Alert not found\"}");
    String writer = finance.gateway.key(Scope.INCIDENTS_WRITE);
    assertThat(finance.gateway.sendAs(writer, method, path, null).status()).isEqualTo(200);
  }

  @Test
  void aRepeatedAcknowledgementUnderTheSameKeyIsTheSame_anotherRequestIsAConflict() {
    String first = finance.alert("a1", "ledger");
    String second = finance.alert("a2", "ledger");

    Answer once = acknowledge(first, "Idempotency-Key", "k1");
    Answer again = acknowledge(first, "Idempotency-Key", "k1");

    assertThat(again.text()).isEqualTo(once.text());
    assertThat(acknowledge(second, "Idempotency-Key", "k1").status()).isEqualTo(409);
  }

  @Test
  void saysItTwiceWhenTheSourceHadSaidSomethingNewer() {
    try (TestGateway gateway = new TestGateway()) {
      AlertRow row = row();
      gateway.plant.alerts.add(row);
      Instant newer = Fixtures.NOW.plusSeconds(40);
      gateway.events.taken =
          version -> {
            boolean counts = version.getUpdatedAt().isAfter(newer);
            row.setActive(!counts);
            row.getAlert().setUpdatedAt(counts ? version.getUpdatedAt() : newer);
          };

      Answer answer = gateway.send("PATCH", ALERTS + '/' + row.getFingerprint() + "/resolve", null);

      assertThat(answer.at("/status")).isEqualTo("resolved");
      assertThat(gateway.events.alerts)
          .extracting(Alert::getUpdatedAt)
          .containsExactly(Fixtures.NOW, newer.plusMillis(1));
      assertThat(gateway.events.alerts).allMatch(one -> one.getStatus() == AlertStatus.RESOLVED);
    }
  }

  @Test
  void givesUpOnAnAlertThatGoesOnFiring() {
    try (TestGateway gateway = new TestGateway()) {
      AlertRow row = row();
      gateway.plant.alerts.add(row);
      gateway.events.taken =
          version -> row.getAlert().setUpdatedAt(version.getUpdatedAt().plusSeconds(1));

      Answer answer = gateway.send("PATCH", ALERTS + '/' + row.getFingerprint() + "/resolve", null);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.at("/detail")).contains("fired again");
    }
  }

  private static AlertRow row() {
    AlertRow row = Fixtures.alertRow("a1", true);
    row.getAlert().setStartsAt(Fixtures.NOW.minusSeconds(60));
    row.getAlert().setObservedAt(Fixtures.NOW.minusSeconds(60));
    return row;
  }
}
