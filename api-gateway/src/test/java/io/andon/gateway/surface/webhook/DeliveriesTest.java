package io.andon.gateway.surface.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.DeliveryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final String ALL = "/spaces/plant/webhooks";
  private static final String EMAILS = "/spaces/plant/emails";

  private final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));
  private String webhook;
  private String one;

  @BeforeEach
  void makeWebhook() {
    Answer made = gateway.send("POST", ALL, "{\"url\":\"https://a.example.com\"}");
    webhook = made.at("/id");
    one = made.header("Location");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private void tell(String id, String... emails) {
    gateway
        .live()
        .deliveries()
        .tell(
            Notification.newBuilder()
                .setSpace("plant")
                .setId(id)
                .setKind("incident.opened")
                .setIncident(Fixtures.INCIDENT)
                .setNumber(42)
                .setTitle("Too hot 🔥")
                .setState(IncidentState.OPEN)
                .setSeverity(Severity.HIGH)
                .setAt(Fixtures.NOW)
                .setWebhooks(List.of(webhook))
                .setEmails(List.of(emails))
                .build(),
            Fixtures.NOW);
  }

  private String only(String list) {
    Answer answer = gateway.get(list);
    assertThat(answer.at("/total")).isEqualTo("1");
    return answer.at("/items/0/id");
  }

  private void end(String id, DeliveryStatus status) {
    gateway
        .live()
        .deliveries()
        .change(
            id,
            delivery -> {
              delivery.setStatus(status);
              delivery.setAttempts(3);
              delivery.setEndedAt(Fixtures.NOW.plusSeconds(9));
              delivery.setLastCode(500);
              delivery.setLastError("it answered 500");
            });
  }

  @Test
  void anIncidentThatOpensIsAmongTheDeliveries() {
    Answer opened =
        gateway.send(
            "POST",
            "/v1/incidents",
            "{\"title\":\"Gate open\",\"scope\":\"aggregate\",\"threat_ids\":[]}",
            "Andon-Space",
            "plant");
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);

    Answer list = gateway.get(one + "/deliveries");
    assertThat(list.at("/items/0/event")).isEqualTo("incident.opened");
    assertThat(list.at("/items/0/status")).isEqualTo("pending");
    assertThat(list.at("/items/0/attempts")).isEqualTo("0");
    assertThat(list.at("/items/0/next_attempt_at")).isEqualTo("2026-03-06T10:30:00Z");
    Answer shown = gateway.get(one + "/deliveries/" + list.at("/items/0/id"));
    assertThat(shown.at("/body")).contains("\"title\":\"Gate open\"", "\"space\":\"plant\"");
  }

  @Test
  void aWebhookShowsHowItsReceiverIsDoing() {
    assertThat(gateway.get(one).at("/health/state")).isEqualTo("untried");
    tell("n1");
    tell("n2");
    gateway
        .live()
        .deliveries()
        .receiver(
            webhook,
            receiver -> {
              receiver.setLastSuccessAt(Fixtures.NOW.minusSeconds(60));
              receiver.setLastFailureAt(Fixtures.NOW.minusSeconds(10));
              receiver.setFailingSince(Fixtures.NOW.minusSeconds(30));
              receiver.setLastCode(503);
              receiver.setLastError("it answered 503");
              receiver.setFailures(3);
              receiver.setPausedUntil(Fixtures.NOW.plusSeconds(20));
              receiver.setPausedWhy("it answered 503");
            });

    Answer shown = gateway.get(one);
    assertThat(shown.at("/health/state")).isEqualTo("unavailable");
    assertThat(shown.at("/health/last_success_at")).isEqualTo("2026-03-06T10:29:00Z");
    assertThat(shown.at("/health/last_failure_at")).isEqualTo("2026-03-06T10:29:50Z");
    assertThat(shown.at("/health/last_failure_code")).isEqualTo("503");
    assertThat(shown.at("/health/last_failure")).isEqualTo("it answered 503");
    assertThat(shown.at("/health/failing_since")).isEqualTo("2026-03-06T10:29:30Z");
    assertThat(shown.at("/health/queue_length")).isEqualTo("2");
    assertThat(shown.at("/health/waiting_since")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(shown.at("/health/next_attempt_at")).isEqualTo("2026-03-06T10:30:20Z");
    assertThat(gateway.get(ALL).at("/items/0/health/state")).isEqualTo("unavailable");
    Answer list = gateway.get(one + "/deliveries");
    assertThat(list.at("/items/0/waits_for")).isEqualTo("it answered 503");
    assertThat(list.at("/items/0/next_attempt_at")).isEqualTo("2026-03-06T10:30:20Z");

    assertThat(gateway.send("POST", one + "/try-now", null).status()).isEqualTo(202);
    assertThat(gateway.get(one).at("/health/next_attempt_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(gateway.send("POST", ALL + "/none/try-now", null).status()).isEqualTo(404);
  }

  @Test
  void anEmailThatWaitsSaysWhatFor() {
    tell("n1", "ana@example.com");
    gateway
        .live()
        .deliveries()
        .mailServer(
            server -> {
              server.setPausedUntil(Fixtures.NOW.plusSeconds(600));
              server.setPausedWhy("as many as it may");
            });

    Answer list = gateway.get(EMAILS);
    assertThat(list.at("/items/0/status")).isEqualTo("pending");
    assertThat(list.at("/items/0/waits_for")).isEqualTo("as many as it may");
    assertThat(list.at("/items/0/next_attempt_at")).isEqualTo("2026-03-06T10:40:00Z");
    gateway.clock.advance(Duration.ofMinutes(11));
    assertThat(gateway.get(EMAILS).json().at("/items/0/waits_for").isNull()).isTrue();
  }

  @Test
  void pagesNewestFirst_withoutSkippingOrRepeating_byStatusToo() {
    for (int i = 0; i < 7; i++) {
      tell("n" + i);
    }
    List<String> all = ids(one + "/deliveries?limit=200");
    assertThat(all).hasSize(7).doesNotHaveDuplicates();
    List<String> paged = new ArrayList<>();
    String next = one + "/deliveries?limit=3";
    while (next != null) {
      Answer page = gateway.get(next);
      assertThat(page.at("/total")).isEqualTo("7");
      page.json().get("items").forEach(item -> paged.add(item.get("id").asText()));
      String link = page.header("Link");
      next = link.isEmpty() ? null : link.substring(1, link.indexOf('>'));
    }
    assertThat(paged).isEqualTo(all);

    end(all.get(2), DeliveryStatus.FAILED);
    Answer failed = gateway.get(one + "/deliveries?status=FAILED");
    assertThat(failed.at("/total")).isEqualTo("1");
    assertThat(failed.at("/items/0/id")).isEqualTo(all.get(2));
    assertThat(failed.at("/items/0/attempts")).isEqualTo("3");
    assertThat(failed.at("/items/0/last_status_code")).isEqualTo("500");
    assertThat(failed.at("/items/0/last_error")).isEqualTo("it answered 500");
    assertThat(failed.at("/items/0/ended_at")).isEqualTo("2026-03-06T10:30:09Z");
    assertThat(failed.json().at("/items/0/next_attempt_at").isNull()).isTrue();
    assertThat(ids(one + "/deliveries?status=pending")).hasSize(6).doesNotContain(all.get(2));
  }

  @Test
  void theNextAttemptIsNeverInThePast() {
    tell("n1");
    gateway.clock.advance(Duration.ofMinutes(5));
    assertThat(gateway.get(one + "/deliveries").at("/items/0/next_attempt_at"))
        .isEqualTo("2026-03-06T10:35:00Z");
    String id = only(one + "/deliveries");
    Instant later = Fixtures.NOW.plusSeconds(3_600);
    gateway.live().deliveries().change(id, delivery -> delivery.setDueAt(later));
    assertThat(gateway.get(one + "/deliveries/" + id).at("/next_attempt_at"))
        .isEqualTo("2026-03-06T11:30:00Z");
  }

  @Test
  void whatWasSentToAWebhookCanBeReadWhenItIsGone_butNotSentAgain() {
    tell("n1");
    String id = only(one + "/deliveries");
    end(id, DeliveryStatus.CANCELLED);
    assertThat(gateway.send("DELETE", one, null).status()).isEqualTo(204);

    assertThat(only(one + "/deliveries?status=cancelled")).isEqualTo(id);
    assertThat(gateway.get(one + "/deliveries/" + id).at("/status")).isEqualTo("cancelled");
    assertThat(gateway.send("POST", one + "/deliveries/" + id + "/replay", null).status())
        .isEqualTo(404);
    assertThat(gateway.get(ALL + "/no-such/deliveries").status()).isEqualTo(404);
  }

  private List<String> ids(String list) {
    return gateway.get(list).json().findValuesAsText("id");
  }

  @Test
  void whatFailedIsReplayedUnderTheSameId_onceForEachKey() {
    tell("n1");
    String id = only(one + "/deliveries");
    end(id, DeliveryStatus.FAILED);
    String replay = one + "/deliveries/" + id + "/replay";

    Answer replayed = gateway.send("POST", replay, null, "Idempotency-Key", "k");
    assertThat(replayed.status()).isEqualTo(202);
    assertThat(replayed.at("/id")).isEqualTo(id);
    assertThat(replayed.at("/status")).isEqualTo("pending");
    end(id, DeliveryStatus.DELIVERED);
    assertThat(gateway.send("POST", replay, null, "Idempotency-Key", "k").at("/status"))
        .isEqualTo("delivered");
    assertThat(only(one + "/deliveries?status=delivered")).isEqualTo(id);
  }

  @Test
  void aPingIsQueued_onceForEachKey() {
    Answer ping = gateway.send("POST", one + "/ping", null, "Idempotency-Key", "k");
    assertThat(ping.status()).isEqualTo(202);
    assertThat(ping.at("/event")).isEqualTo("ping");
    assertThat(ping.json().get("incident_id").isNull()).isTrue();

    gateway.send("POST", one + "/ping", null, "Idempotency-Key", "k");
    assertThat(only(one + "/deliveries")).isEqualTo(ping.at("/id"));
    gateway.send("POST", one + "/ping", null);
    assertThat(gateway.get(one + "/deliveries").at("/total")).isEqualTo("2");
  }

  @Test
  void whatIsAnotherWebhooksOrAnEmailIsNotFound() {
    tell("n1", "ana@example.com");
    String id = only(one + "/deliveries");
    String mail = only(EMAILS);
    String other =
        gateway.send("POST", ALL, "{\"url\":\"https://b.example.com\"}").header("Location");

    for (String wrong : List.of(other + "/deliveries/" + id, one + "/deliveries/" + mail)) {
      assertThat(gateway.get(wrong).status()).isEqualTo(404);
      assertThat(gateway.send("POST", wrong + "/replay", null).status()).isEqualTo(404);
    }
    assertThat(gateway.get(EMAILS + "/" + id).status()).isEqualTo(404);
    assertThat(gateway.send("POST", EMAILS + "/" + id + "/replay", null).status()).isEqualTo(404);
    assertThat(gateway.get(other + "/deliveries").at("/total")).isEqualTo("0");
  }

  @Test
  void emailsAreListedShownAndReplayed() {
    tell("n1", "ana@example.com", "ben@example.com");
    Answer list = gateway.get(EMAILS);
    assertThat(list.at("/total")).isEqualTo("2");
    assertThat(list.at("/items/0/to")).isEqualTo("ben@example.com");
    assertThat(list.at("/items/1/subject")).isEqualTo("[plant] #42 opened: Too hot 🔥 (high)");
    String id = list.at("/items/1/id");
    assertThat(gateway.get(EMAILS + "/" + id).at("/body"))
        .contains("https://andon.example/spaces/plant/incidents/" + Fixtures.INCIDENT);

    end(id, DeliveryStatus.FAILED);
    assertThat(only(EMAILS + "?status=failed")).isEqualTo(id);
    Answer replayed = gateway.send("POST", EMAILS + "/" + id + "/replay", null);
    assertThat(replayed.status()).isEqualTo(202);
    assertThat(replayed.at("/to")).isEqualTo("ana@example.com");
    assertThat(gateway.get(EMAILS + "?status=pending").at("/total")).isEqualTo("2");
  }
}
