package io.andon.topology.delivery.stream;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.andon.core.Fixtures;
import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Target;
import io.andon.core.query.Slice;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.topic.Topic;
import io.andon.topology.Plant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an incident to what leaves the system, through all the topics between. */
class DeliveryTopologyTest {
  private static final Outcome OK = new Outcome.Delivered(200);
  private static final Duration TICK = Duration.ofMillis(100);

  @TempDir Path state;
  private Plant plant;
  private int commands;

  @BeforeEach
  void start() {
    plant = Plant.withSpace(state);
    // the wall clock is ahead of what happens
    plant.wait(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void anIncidentReachesTheWebhooksThatWantIt() throws Exception {
    webhook("w1", "incident.*");
    webhook("w2", "incident.resolved");
    plant.send(alert("a1", "L21_3", at(0)), at(1));
    plant.wait(TICK);

    Attempt attempt = onlyAttempt();
    assertThat(attempt.target())
        .isEqualTo(new Target.Endpoint("https://w1.example/hook", List.of("whsec_w1")));
    Notification told = plant.notifications().getFirst();
    JsonNode body = new ObjectMapper().readTree(attempt.delivery().getBody());
    assertThat(body)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"id": "%s", "event": "incident.opened", "space": "plant",
                     "occurred_at": "%s",
                     "incident": {"id": "%s", "number": 1, "title": "%s", "state": "open",
                      "severity": "medium", "url": "https://andon.example/spaces/plant/incidents/%s"},
                     "assets": ["L21_3"], "new_evidence": 1}
                    """
                        .formatted(
                            told.getId(),
                            told.getAt(),
                            told.getIncident(),
                            told.getTitle(),
                            told.getIncident())));

    plant.sender().end(OK);
    plant.wait(TICK);
    assertThat(deliveries("w1"))
        .extracting(Delivery::getStatus)
        .containsExactly(DeliveryStatus.DELIVERED);
    assertThat(deliveries("w2")).isEmpty();
  }

  @Test
  void theSameNotificationIsSentOnce_underAnIdThatFollowsFromIt() {
    Notification told = told("n1", List.of("w"), List.of("ana@example.com"));
    webhook("w", "*");
    send(told);
    send(told);
    send(told("n2", List.of("w"), List.of("ana@example.com")));
    plant.wait(TICK);
    plant.sender().end(OK);
    plant.wait(TICK);
    plant.sender().end(OK);
    plant.wait(TICK);

    assertThat(plant.sender().begun()).hasSize(4);
    assertThat(plant.sender().begun())
        .extracting(one -> one.delivery().getId())
        .doesNotHaveDuplicates();
    // the id is data format: receivers know what they have had by it, over upgrades too
    assertThat(plant.sender().begun())
        .extracting(one -> one.delivery().getId())
        .contains("8635de54-78fc-335b-a550-bf08798e2f63", "d9d16463-03a0-35c4-bdc8-20b858cfb55c");
  }

  @Test
  void whoWantsEmailGetsIt_andTheSubjectIsOneLine() {
    Notification told = told("n1", List.of(), List.of("ana@example.com", "ben@example.com"));
    told.setTitle("Too hot\r\nBcc: eve@example.com");
    told.setAssets(IntStream.range(0, 13).mapToObj(i -> "L" + i).toList());
    told.setNewEvidence(4);
    send(told);
    plant.wait(TICK);
    plant.sender().end(OK);
    plant.wait(TICK);

    assertThat(plant.sender().begun())
        .extracting(Attempt::target)
        .containsExactlyInAnyOrder(
            new Target.Mailbox("ana@example.com"), new Target.Mailbox("ben@example.com"));
    Delivery mail = plant.sender().begun().getFirst().delivery();
    assertThat(mail.getSubject())
        .isEqualTo("[plant] #7 opened: Too hot  Bcc: eve@example.com (high)");
    assertThat(mail.getBody())
        .contains("Incident 7 opened", "Severity: high", "State:    open")
        .contains("L8, L9 and 3 more\n", "Evidence: 4 new since the last message\n")
        .contains("https://andon.example/spaces/plant/incidents/i1\n")
        .contains("as an owner or steward of one of these assets.\n")
        .contains("https://andon.example/spaces/plant/notifications/preferences\n")
        .contains("ask the administrators of the space plant.\n");
  }

  @Test
  void anEmailLeavesOutWhatIsNotNew_andTheMilliseconds() {
    Notification told = told("n1", List.of(), List.of("ana@example.com"));
    told.setAssets(List.of("L21_3"));
    told.setNewEvidence(0);
    told.setAt(Instant.parse("2026-03-06T10:20:00.123Z"));
    send(told);
    plant.wait(TICK);

    assertThat(plant.sender().begun().getFirst().delivery().getBody())
        .contains("Assets:   L21_3\nSpace:    plant\nTime:     2026-03-06T10:20:00Z\n")
        .contains("owner or steward of L21_3.\n");
  }

  @Test
  void aChangeOfTheWebhookCountsFromTheNextAttemptOn() {
    webhook("w", "*");
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    plant.sender().end(new Outcome.Refused(500, "it answered 500"));
    plant.wait(TICK);
    send(new PutWebhook("w", "https://new.example/", null, null, null));
    send(new RotateWebhookSecret("w", "whsec_2", Duration.ofDays(30).toMillis()));
    plant.wait(Duration.ofMinutes(1));

    assertThat(plant.sender().begun().getLast().target())
        .isEqualTo(new Target.Endpoint("https://new.example/", List.of("whsec_2", "whsec_w")));
    assertThat(plant.sender().begun().getLast().delivery().getId())
        .isEqualTo(plant.sender().begun().getFirst().delivery().getId());
  }

  @Test
  void aRemovedWebhookEndsWhatWaits() {
    webhook("w", "*");
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    plant.sender().end(new Outcome.Refused(500, "it answered 500"));
    send(new RemoveWebhook("w"));
    plant.wait(Duration.ofMinutes(1));
    plant.wait(Duration.ofMinutes(1));

    assertThat(plant.sender().begun()).hasSize(1);
    assertThat(deliveries("w"))
        .extracting(Delivery::getStatus)
        .containsExactly(DeliveryStatus.CANCELLED);
  }

  @Test
  void whatHasEndedCanBeReplayed_andAReplayIsDecidedOnce() {
    webhook("w", "*");
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    plant.sender().end(OK);
    plant.wait(TICK);
    Delivery delivered = deliveries("w").getFirst();

    CommandOutcome outcome = replay("r1", delivered.getId());
    assertThat(((Delivery) outcome.getResult()).getStatus()).isEqualTo(DeliveryStatus.PENDING);
    plant.wait(TICK);
    plant.sender().end(OK);
    plant.wait(TICK);
    assertThat(replay("r1", delivered.getId()).getRejection()).isNull();
    plant.wait(TICK);

    assertThat(plant.sender().begun()).hasSize(2);
    assertThat(plant.sender().begun().getLast().delivery().getBody())
        .isEqualTo(delivered.getBody());
    assertThat(plant.sender().begun().getLast().delivery().getId()).isEqualTo(delivered.getId());
    assertThat(deliveries("w").getFirst().getAttempts()).isEqualTo(2);
    assertThat(replay("r2", "no-such").getRejection().getReason())
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aReplayOfWhatIsPendingTriesItNow() {
    webhook("w", "*");
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    plant.sender().end(new Outcome.Unavailable(503, "it answered 503", Duration.ofHours(6)));
    plant.wait(TICK);
    assertThat(plant.sender().underWay()).isEmpty();

    replay("r1", deliveries("w").getFirst().getId());
    plant.wait(TICK);
    assertThat(plant.sender().underWay()).hasSize(1);
  }

  @Test
  void aDeliveryOfAnotherWebhookIsNotFound() {
    webhook("w", "*");
    webhook("other", "*");
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    String id = deliveries("w").getFirst().getId();
    plant.outcomes();
    plant.send(command("r1", PLANT, new ReplayDelivery("other", id)), at(10));

    assertThat(plant.outcomes().getFirst().getRejection().getReason())
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aPingIsSentWhateverTheWebhookWants_onceForEachCommand() throws Exception {
    webhook("w", "incident.resolved");
    plant.outcomes();
    plant.send(command("p1", PLANT, new PingWebhook("w")), at(10));
    plant.send(command("p1", PLANT, new PingWebhook("w")), at(11));
    plant.wait(TICK);

    assertThat(plant.outcomes()).hasSize(2);
    Delivery ping = onlyAttempt().delivery();
    assertThat(ping.getEvent()).isEqualTo("ping");
    JsonNode body = new ObjectMapper().readTree(ping.getBody());
    assertThat(body.get("event").asText()).isEqualTo("ping");
    assertThat(body.get("incident").isNull()).isTrue();
  }

  @Test
  void whatCannotBeReadStopsNothing() {
    webhook("w", "*");
    plant.sendRaw(Topic.NOTIFICATIONS, PLANT, "garbage".getBytes(UTF_8), at(1));
    plant.sendRaw(Topic.NOTIFICATIONS, PLANT, null, at(1));
    plant.sendRaw(Topic.DELIVERY_COMMANDS, PLANT, "garbage".getBytes(UTF_8), at(1));
    plant.sendRaw(Topic.DELIVERY_COMMANDS, null, null, at(1));
    assertThat(plant.deadLetters()).hasSize(4);
    send(told("n1", List.of("w"), List.of()));
    plant.wait(TICK);
    assertThat(plant.sender().begun()).hasSize(1);
  }

  private void webhook(String id, String... events) {
    send(
        new PutWebhook(
            id, "https://" + id + ".example/hook", List.of(events), null, "whsec_" + id));
  }

  private void send(Object body) {
    plant.send(command("c" + commands++, PLANT, body), at(0));
  }

  private void send(Notification told) {
    plant.sendRaw(Topic.NOTIFICATIONS, PLANT, plant.bytes(Topic.NOTIFICATIONS, told), at(5));
  }

  private CommandOutcome replay(String id, String delivery) {
    plant.outcomes();
    plant.send(command(id, PLANT, new ReplayDelivery("w", delivery)), at(10));
    return plant.outcomes().getFirst();
  }

  private List<Delivery> deliveries(String webhook) {
    return plant.deliveries().deliveries(webhook, Optional.empty(), Slice.first(100)).items();
  }

  private Attempt onlyAttempt() {
    assertThat(plant.sender().begun()).hasSize(1);
    return plant.sender().begun().getFirst();
  }

  private static Notification told(String id, List<String> webhooks, List<String> emails) {
    return Fixtures.notification(id).setWebhooks(webhooks).setEmails(emails).build();
  }
}
