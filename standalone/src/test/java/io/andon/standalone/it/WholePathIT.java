package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Severity;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.settings.InternalTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signals in over the topics and over HTTP, incidents out over REST and over the topics. */
@Timeout(120)
class WholePathIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ASSET = "press-1";
  private static final String HOT = Fingerprint.of(Records.SOURCE, "hot");
  private static final String LATE = Fingerprint.of(Records.SOURCE, "late");

  @TempDir static Path folder;
  private static Ground ground;
  private static Map<String, String> settings;
  private static Node node;
  private static Topics topics;
  private static Rest admin;

  @BeforeAll
  static void start() {
    ground = Ground.start(folder);
    settings = ground.settings(folder.resolve("node"));
    node = Node.start(GatewaySettings.from(settings), line -> {});
    topics = new Topics(ground.bootstrapServers(), ground.registryUrl());
    admin = new Rest(node.url(), Ground.ADMIN_KEY);
  }

  @AfterAll
  static void stop() {
    try (Ground last = ground;
        Node before = node;
        Topics first = topics) {
      // in reverse order, each whatever the others do, as far as they were started
    }
  }

  @Test
  void makesOneIncident_ofAStopAndItsAlerts_whateverElseIsPublished() throws Exception {
    String space = "over-topics";
    Rest rest = admin.newSpace(space);
    publish(Records.of(space));

    JsonNode incident = awaitIncident(rest, space, 2);

    assertThat(incident.at("/alert_count").asInt()).isEqualTo(2);
    assertThat(incident.at("/downtime")).hasSize(1);
    assertThat(incident.at("/downtime/0/event_id").asText()).isEqualTo("stop");
    assertThat(texts(incident.at("/downtime/0/explained_by"))).containsExactlyInAnyOrder(HOT, LATE);
    assertThat(incident.at("/alerts/0/explains/0").asText()).isEqualTo("stop");
    assertThat(incident.at("/severity").asText()).isEqualTo("high");
    assertThat(incident.at("/correlation")).hasSize(3);
    incident
        .at("/correlation")
        .forEach(
            why -> {
              assertThat(why.get("rule").asText()).isNotBlank();
              assertThat(why.get("reason").asText()).contains(ASSET);
            });
    String id = incident.get("id").asText();
    assertThat(rest.read("/spaces/%s/incidents/%s/timeline".formatted(space, id))).hasSize(2);
    assertThat(
            rest.read("/spaces/%s/incidents/%s/timeline?include=all".formatted(space, id))
                .findValuesAsText("kind"))
        .contains("opened", "alert_added", "downtime_added");
    assertTopicsAgree(rest, space, id);
  }

  @Test
  void putsWhatCannotBeUsedAside_withItsReason() throws Exception {
    String space = "poison";
    Rest rest = admin.newSpace(space);
    Records records = Records.of(space);
    byte[] garbage = "poison: no Avro at all".getBytes(UTF_8);
    topics.sendBytes(Topic.ALERTS, space + "|" + ASSET, garbage).get();
    topics.send(new Records("poison-nowhere", records.now()).alert("lost", ASSET, 9, 9)).get();
    Alert backwards = records.resolved("backwards", ASSET, 30);
    backwards.setStartsAt(records.ago(5));
    topics.send(backwards).get();
    Alert future = records.alert("future", ASSET, 1, 1);
    future.setStartsAt(Instant.parse("9999-01-01T00:00:00Z"));
    topics.send(future).get();
    topics.send(records.alert("nowhere", "", 5, 5)).get();
    topics.send(records.alert("fine", ASSET, 5, 5)).get();

    await().atMost(PATIENCE).until(() -> deadReasons().size() == 5);

    assertThat(deadReasons())
        .anyMatch(reason -> reason.startsWith("unknown space poison-nowhere"))
        .anyMatch(reason -> reason.startsWith("starts_at ") && reason.contains("after ends_at"))
        .anyMatch(reason -> reason.contains("in the future"))
        .anyMatch(reason -> reason.startsWith("asset is missing"));
    assertThat(deadLetters())
        .filteredOn(record -> Arrays.equals(record.value(), garbage))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(space + "|" + ASSET);
              assertThat(header(record, DeadLetterHeaders.TOPIC)).isEqualTo("alerts");
              assertThat(header(record, DeadLetterHeaders.REASON)).isNotBlank();
              assertThat(header(record, DeadLetterHeaders.OFFSET)).matches("[0-9]+");
            });
    await()
        .atMost(PATIENCE)
        .until(() -> rest.read("/spaces/" + space + "/alerts").get("total").asInt() == 1);
  }

  @Test
  void makesTheSameOfAlertsOverHttp() {
    String space = "over-http";
    Rest rest = admin.newSpace(space);
    Records records = Records.of(space);
    Map<String, Object> stop =
        Map.of(
            "event_id",
            "stop",
            "line_name",
            "line-1",
            "roi_name",
            ASSET,
            "detected_at",
            records.ago(60).toString(),
            "updated_at",
            records.ago(30).toString(),
            "downtime_seconds",
            30,
            "downtime_reason",
            List.of(),
            "ongoing",
            true);
    rest.send("POST", "/api/v1/downtime", stop).expect(202);
    Object alerts = List.of(alert("hot", records, 50), alert("late", records, 20));
    JsonNode answer = rest.send("POST", "/spaces/" + space + "/alerts", alerts).expect(202).json();
    assertThat(answer.findValuesAsText("status")).containsExactly("accepted", "accepted");
    assertThat(answer.findValuesAsText("id")).containsExactly(HOT, LATE);
    rest.send("POST", "/spaces/" + space + "/alerts", alerts).expect(202);

    JsonNode incident = awaitIncident(rest, space, 2);

    assertThat(incident.at("/downtime")).hasSize(1);
    assertTopicsAgree(rest, space, incident.get("id").asText());
  }

  @Test
  void hasCommittedWhatPeopleDecided_whenItAnswers() throws Exception {
    String space = "decided";
    Rest rest = admin.newSpace(space);
    topics.send(Records.of(space).alert("hot", ASSET, 50, 40)).get();
    String id = awaitIncident(rest, space, 1).get("id").asText();
    String path = "/spaces/%s/incidents/%s".formatted(space, id);

    Rest.Answer patched =
        rest.send("PATCH", path, Map.of("root_cause", "Coolant low", "severity", "critical"))
            .expect(200);
    assertThat(committed(space, id)).isEqualTo(patched.version());
    assertThat(rest.read(path).get("root_cause").asText()).isEqualTo("Coolant low");
    String resolve = path + "/resolve";
    Rest.Answer resolved =
        rest.send("POST", resolve, Map.of("reason", "Refilled"), "Idempotency-Key", "once")
            .expect(200);
    assertThat(committed(space, id)).isEqualTo(resolved.version());
    assertThat(rest.read(path).get("status").asText()).isEqualTo("resolved");
    Rest.Answer again =
        rest.send("POST", resolve, Map.of("reason", "Refilled"), "Idempotency-Key", "once");
    assertThat(again.expect(200).version()).isEqualTo(resolved.version());
    assertTopicsAgree(rest, space, id);
  }

  @Test
  void answersTheSame_afterARestart_andTakesNothingTwice() throws Exception {
    String space = "restarted";
    Rest rest = admin.newSpace(space);
    Records records = Records.of(space);
    publish(records);
    String id = awaitIncident(rest, space, 2).get("id").asText();
    String path = "/spaces/%s/incidents/%s".formatted(space, id);
    Rest.Answer before = rest.get(path).expect(200);

    node.close();
    node = Node.start(GatewaySettings.from(settings), line -> {});

    assertThat(rest.get(path).body()).isEqualTo(before.body());
    assertThat(rest.get(path).version()).isEqualTo(before.version());
    publish(records);
    // behind them on the same partitions: once these are seen, those have been dealt with
    topics.send(records.alert("marker", ASSET, 8, 8)).get();
    topics.send(records.stop("marker-stop", ASSET, 7, 1)).get();
    await().atMost(PATIENCE).until(() -> rest.read(path).at("/alerts").size() == 3);
    await().atMost(PATIENCE).until(() -> rest.read(path).at("/downtime").size() == 2);
    String marker = Fingerprint.of(Records.SOURCE, "marker");
    assertThat(topics.read(Topic.INCIDENT_EVENTS, IncidentEvent.class, space))
        .filteredOn(event -> event.getVersion() > before.version())
        .isNotEmpty()
        .extracting(IncidentEvent::toString)
        .allMatch(event -> event.contains(marker) || event.contains("marker-stop"));
    assertTopicsAgree(rest, space, id);
  }

  @Test
  void hasMadeItsOwnTopicsAndNoOther() throws Exception {
    Set<String> expected = new TreeSet<>(InternalTopics.of("andon").keySet());
    for (Topic topic : Topic.values()) {
      expected.add(topic.topicName());
    }
    assertThat(topics.names()).isEqualTo(expected);
  }

  @Test
  void tellsHowItIs() {
    Rest nobody = admin.as("none");
    nobody.get("/health/ready").expect(200);
    nobody.get("/health/live").expect(200);
    admin.get("/spaces").expect(200);
    assertThat(admin.get("/metrics").expect(200).body())
        .contains("kafka_stream", "http_", "# TYPE");
  }

  /** A stop and two alerts, each more than once, out of order, one without a key. */
  private static void publish(Records records) throws Exception {
    topics.send(records.stop("stop", ASSET, 60, 30)).get();
    topics.send(records.stop("stop", ASSET, 60, 50)).get();
    topics.send(records.stop("stop", ASSET, 60, 20)).get();
    topics.send(records.alert("hot", ASSET, 50, 40)).get();
    for (int seen = 38; seen > 30; seen -= 2) {
      topics.send(records.alert("hot", ASSET, 50, seen)).get();
    }
    Alert outdated = records.alert("hot", ASSET, 50, 45);
    outdated.setSeverity(Severity.CRITICAL);
    topics.send(outdated).get();
    topics.send(Topic.ALERTS, null, records.alert("late", ASSET, 20, 20)).get();
  }

  private static Map<String, Object> alert(String id, Records records, long began) {
    return Map.of(
        "alert_id",
        id,
        "source",
        Records.SOURCE,
        "title",
        "Too hot: " + id,
        "asset",
        ASSET,
        "starts_at",
        records.ago(began).toString());
  }

  /** The only incident of the space, once it has all its alerts and their links, if any. */
  private static JsonNode awaitIncident(Rest rest, String space, int alerts) {
    String all = "/spaces/" + space + "/incidents";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode list = rest.read(all);
              assertThat(list.get("total").asInt()).isEqualTo(1);
              JsonNode one = rest.read(all + "/" + list.at("/items/0/id").asText());
              assertThat(one.get("alerts")).hasSize(alerts);
              one.get("downtime")
                  .forEach(stop -> assertThat(stop.get("explained_by")).hasSize(alerts));
              assertThat(one.get("downtime")).hasSize(alerts - 1);
            });
    return rest.read(all + "/" + rest.read(all).at("/items/0/id").asText());
  }

  /** Latest state and audit log tell what REST tells. */
  private static void assertTopicsAgree(Rest rest, String space, String id) {
    long version = rest.get("/spaces/%s/incidents/%s".formatted(space, id)).version();
    await().atMost(PATIENCE).until(() -> committed(space, id) == version);
    Map<String, Incident> replayed = topics.replayed(space);
    assertThat(replayed).isEqualTo(topics.incidents(space)).containsOnlyKeys(id);
  }

  private static long committed(String space, String id) {
    Map<String, Incident> latest = new HashMap<>(topics.incidents(space));
    return latest.containsKey(id) ? latest.get(id).getVersion() : 0;
  }

  /** Those of one test: the others publish nothing that cannot be used. */
  private static List<ConsumerRecord<String, byte[]>> deadLetters() {
    return topics.read(Topic.DEAD_LETTERS);
  }

  private static List<String> deadReasons() {
    return deadLetters().stream().map(record -> header(record, DeadLetterHeaders.REASON)).toList();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), /* parallel= */ false)
        .map(JsonNode::asText)
        .toList();
  }
}
