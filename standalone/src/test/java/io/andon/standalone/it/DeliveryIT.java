package io.andon.standalone.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andon.gateway.GatewayMain;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the system when a node is killed between sending it and noting that. */
@Timeout(120)
class DeliveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SPACE = "told";
  private static final String WEBHOOKS = "/spaces/" + SPACE + "/webhooks";
  private static final int INCIDENTS = 10;
  private static final int EACH = 12;
  private static final int ALL = INCIDENTS * EACH;
  private static final int HANGING = 30;
  private static final int ALONE = 20;
  private static final Duration QUICK = Duration.ofSeconds(5);

  @TempDir Path folder;
  private Ground ground;
  private Processes processes;
  private Receiver receiver;
  // connections are made, and nobody ever reads from them
  private ServerSocket hanging;
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @AfterEach
  void stop() throws IOException {
    mail.stop();
    try (Ground last = ground;
        Processes first = processes;
        ServerSocket silent = hanging;
        Receiver between = receiver) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void everythingArrives_atMostTwiceUnderOneId_whenANodeIsKilled() throws Exception {
    mail.start();
    ground = Ground.start(folder);
    processes = new Processes(folder);
    receiver = new Receiver();
    hanging = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    Map<String, String> settings = settings();
    Processes.Child node = processes.start(GatewayMain.class, List.of(), settings).awaitReady();
    Rest admin = new Rest("http://127.0.0.1:" + settings.get("ANDON_PORT"), Ground.ADMIN_KEY);
    Rest unused = admin.newSpace(SPACE);
    var webhook = admin.send("POST", WEBHOOKS, Map.of("url", receiver.url())).expect(201).json();
    String id = webhook.get("id").asText();
    List<String> all = new ArrayList<>(List.of(id));
    for (int i = 0; i < HANGING; i++) {
      String url = "http://127.0.0.1:%d/%d".formatted(hanging.getLocalPort(), i);
      all.add(
          admin.send("POST", WEBHOOKS, Map.of("url", url)).expect(201).json().get("id").asText());
    }
    String deliveries = WEBHOOKS + "/" + id + "/deliveries?limit=1&status=";

    // killed while it waits for the answer to this one: sent, and never noted
    receiver.at(ALL / 3, () -> node.process().destroyForcibly());
    try (Topics topics = new Topics(ground.bootstrapServers(), ground.registryUrl())) {
      for (int i = 0; i < ALL; i++) {
        topics.send(Topic.NOTIFICATIONS, SPACE, told(i, all)).get();
        if (i < ALONE) {
          // those that hang get all of these too, and delay none
          int sent = i + 1;
          await().atMost(QUICK).until(() -> receiver.requests().size() >= sent);
        }
      }
    }
    assertThat(node.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(receiver.requests()).hasSizeLessThan(ALL);
    processes.start(GatewayMain.class, List.of(), settings).awaitReady();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(total(admin, deliveries + "delivered")).isEqualTo(ALL);
              assertThat(total(admin, "/spaces/told/emails?status=delivered")).isEqualTo(ALL);
            });
    assertThat(total(admin, deliveries + "pending")).isZero();
    assertArrived(webhook.get("secret").asText());
    assertMailed();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ground.settings(folder.resolve("node")));
    settings.put("ANDON_WEBHOOK_ALLOW", "127.0.0.0/8,[::1]");
    settings.put("ANDON_SMTP_HOST", "127.0.0.1");
    settings.put("ANDON_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()));
    settings.put("ANDON_SMTP_TLS", "none");
    settings.put("ANDON_SMTP_FROM", "andon@plant.example");
    return settings;
  }

  private static Notification told(int i, List<String> webhooks) {
    return Notification.newBuilder()
        .setSpace(SPACE)
        .setId("n" + i)
        .setKind("incident.escalated")
        .setIncident("i" + i % INCIDENTS)
        .setNumber(i)
        .setTitle("Too hot")
        .setState(IncidentState.OPEN)
        .setSeverity(Severity.HIGH)
        .setAt(Instant.now())
        .setWebhooks(webhooks)
        .setEmails(List.of("ana@example.com"))
        .build();
  }

  private static int total(Rest rest, String list) {
    return rest.read(list).get("total").asInt();
  }

  private void assertArrived(String secret) {
    Map<String, List<Receiver.Request>> byId =
        receiver.requests().stream().collect(groupingBy(Receiver.Request::delivery));
    assertThat(byId).hasSize(ALL);
    byId.values()
        .forEach(
            same -> {
              assertThat(same).hasSizeLessThanOrEqualTo(2);
              assertThat(same)
                  .extracting(Receiver.Request::body)
                  .containsOnly(same.getFirst().body());
              assertThat(same).allSatisfy(one -> assertThat(one.isSignedWith(secret)).isTrue());
            });
    assertThat(receiver.requests()).hasSizeGreaterThan(ALL);

    var seen = new HashSet<String>();
    Map<String, List<Integer>> numbers =
        receiver.requests().stream()
            .filter(one -> seen.add(one.delivery()))
            .collect(
                groupingBy(
                    Receiver.Request::incident, mapping(Receiver.Request::number, toList())));
    assertThat(numbers).hasSize(INCIDENTS);
    assertThat(numbers.values())
        .allSatisfy(
            ofIncident ->
                assertThat(ofIncident).hasSize(EACH).isSortedAccordingTo(Integer::compare));
  }

  private void assertMailed() throws Exception {
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    Map<String, Long> times = ids.stream().collect(groupingBy(id -> id, Collectors.counting()));
    assertThat(times).hasSize(ALL);
    assertThat(times.values()).allMatch(count -> count <= 2);
  }
}
