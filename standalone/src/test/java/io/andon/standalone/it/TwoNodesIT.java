package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.GatewayMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one cluster answer as one, and one goes on when the other is killed. */
@Timeout(120)
class TwoNodesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * The session of a dead member (10 s), what it was committing given up (10 s), a rebalance, state
   * that is read back.
   */
  private static final Duration TAKE_OVER = Duration.ofSeconds(40);

  private static final List<String> SPACES =
      IntStream.range(0, 8).mapToObj(i -> "hall-" + i).toList();

  @TempDir Path folder;
  private Ground ground;
  private Processes processes;
  private Processes.Child second;
  private Rest a;
  private Rest b;

  @AfterEach
  void stop() {
    try (Ground last = ground;
        Processes first = processes) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void answerAsOne_andOneGoesOnWhenTheOtherIsKilled() throws Exception {
    start();
    Map<String, String> keys = new LinkedHashMap<>();
    for (String space : SPACES) {
      keys.put(space, seenAtOnceByTheOther(space));
    }
    oneIncidentForFiftyEqualCreates(keys);
    aRevokedKeyIsRefusedByTheOtherNode();
    whoLogsOutIsOutOnTheOtherNode();
    List<Read> reads = new ArrayList<>();
    for (String space : SPACES) {
      reads.addAll(reads(space, a.as(keys.get(space))));
    }
    // neither holds everything, so both had to ask the other
    assertThat(heldBy(a, keys)).isNotEmpty().isNotEqualTo(SPACES);
    assertThat(heldBy(b, keys)).isNotEmpty().isNotEqualTo(SPACES);
    Map<Read, String> before = new LinkedHashMap<>();
    for (Read read : reads) {
      String body = read.from(a, keys).expect(200).body();
      assertThat(read.from(b, keys).expect(200).body()).describedAs("%s", read).isEqualTo(body);
      before.put(read, body);
    }

    second.kill();

    await()
        .atMost(TAKE_OVER)
        .until(() -> before.keySet().stream().allMatch(one -> right(one, before.get(one), keys)));
    for (String space : SPACES) {
      resolveTheOnlyIncident(a.as(keys.get(space)), space);
    }
  }

  /** The same create, at both nodes at once, under one Idempotency-Key. */
  private void oneIncidentForFiftyEqualCreates(Map<String, String> keys) {
    String space = SPACES.getFirst();
    Map<String, Object> create = Map.of("title", "Belt torn", "serviceId", "line-1");
    List<String> ids =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> (i % 2 == 0 ? a : b).as(keys.get(space)))
            .map(rest -> rest.send("POST", "/api/incidents", create, "Idempotency-Key", "once"))
            .map(answer -> answer.expect(201).json().at("/incident/id").asText())
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(a.as(keys.get(space)).read("/api/incidents?status=OPEN").findValuesAsText("title"))
        .containsOnlyOnce("Belt torn");
    a.as(keys.get(space))
        .send("PATCH", "/api/incidents/" + ids.getFirst(), Map.of("status", "RESOLVED"))
        .expect(200);
  }

  private void aRevokedKeyIsRefusedByTheOtherNode() {
    String space = SPACES.getFirst();
    String key = a.newKey(space);
    assertThat(b.as(key).get("/api/incidents").status()).isEqualTo(200);
    String id = key.split("_")[1];
    a.send("DELETE", "/spaces/" + space + "/keys/" + id, null).expect(204);
    assertThat(a.as(key).get("/api/incidents").status()).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> b.as(key).get("/api/incidents").status() == 401);
  }

  private void whoLogsOutIsOutOnTheOtherNode() {
    String space = SPACES.getFirst();
    Map<String, Object> ana = Map.of("name", "Ana", "password", "correct horse battery");
    a.send("PUT", "/spaces/" + space + "/users/ana", ana).expect(201);
    String login =
        "{\"username\":\"ana\",\"password\":\"correct horse battery\",\"space\":\"%s\"}"
            .formatted(space);
    List<String> json = List.of("Content-Type", "application/json");
    String cookie =
        a.exactly("POST", "/api/session", login, json)
            .expect(201)
            .header("Set-Cookie")
            .orElseThrow()
            .split(";", -1)[0];
    List<String> session = List.of("Cookie", cookie);
    assertThat(b.exactly("GET", "/api/session", null, session).status()).isEqualTo(200);
    b.exactly("DELETE", "/api/session", null, session).expect(204);
    assertThat(b.exactly("GET", "/api/session", null, session).status()).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> a.exactly("GET", "/api/session", null, session).status() == 401);
  }

  /** A read of a space. */
  private record Read(String space, String path) {
    Rest.Answer from(Rest node, Map<String, String> keys) {
      return node.as(keys.get(space)).get(path);
    }
  }

  private void start() throws Exception {
    ground = Ground.start(folder);
    processes = new Processes(folder);
    Map<String, String> settingsOfA = ground.settings(folder.resolve("a"));
    Map<String, String> settingsOfB = ground.settings(folder.resolve("b"));
    Processes.Child first = processes.start(GatewayMain.class, List.of(), settingsOfA);
    first.awaitReady();
    second = processes.start(GatewayMain.class, List.of(), settingsOfB);
    second.awaitReady();
    a = new Rest("http://127.0.0.1:" + settingsOfA.get("ANDON_PORT"), Ground.ADMIN_KEY);
    b = a.at("http://127.0.0.1:" + settingsOfB.get("ANDON_PORT"));
    for (Rest node : List.of(a, b)) {
      await().atMost(PATIENCE).until(() -> node.get("/health/ready").status() == 200);
    }
  }

  /** Writes through one node, reads through the other without waiting. Returns a key. */
  private String seenAtOnceByTheOther(String space) {
    a.send("POST", "/spaces", Map.of("slug", space)).expect(201);
    assertThat(b.read("/spaces/" + space).get("slug").asText()).isEqualTo(space);
    String key = a.newKey(space);
    Rest ofA = a.as(key);
    Rest ofB = b.as(key);
    assertThat(ofB.read("/spaces/" + space + "/incidents").get("total").asInt()).isZero();
    Map<String, Object> asset = Map.of("kind", "line", "name", "Line 1");
    String path = "/spaces/" + space + "/assets/line-1";
    assertThat(b.send("PUT", path, asset).status()).isIn(200, 201);
    assertThat(a.read(path).get("name").asText()).isEqualTo("Line 1");
    Records records = Records.of(space);
    Map<String, Object> alert =
        Map.of(
            "alert_id", "hot",
            "source", Records.SOURCE,
            "title", "Too hot",
            "asset", "line-1",
            "starts_at", records.ago(30).toString());
    ofB.send("POST", "/spaces/" + space + "/alerts", alert).expect(202);
    String incidents = "/spaces/" + space + "/incidents";
    await().atMost(PATIENCE).until(() -> ofA.read(incidents).get("total").asInt() == 1);
    String one = incidents + "/" + ofB.read(incidents).at("/items/0/id").asText();
    ofA.send("PATCH", one, Map.of("root_cause", "Coolant low")).expect(200);
    assertThat(ofB.read(one).get("root_cause").asText()).isEqualTo("Coolant low");
    return key;
  }

  private static List<Read> reads(String space, Rest node) {
    String all = "/spaces/" + space;
    JsonNode list = node.read(all + "/incidents");
    String incident = all + "/incidents/" + list.at("/items/0/id").asText();
    return List.of(
        new Read(space, all),
        new Read(space, all + "/incidents"),
        new Read(space, all + "/incidents?status=resolved"),
        new Read(space, incident),
        new Read(space, incident + "/timeline?include=all"),
        new Read(space, all + "/alerts"),
        new Read(space, "/api/v1/downtime?since=2026-01-01T00:00:00Z"));
  }

  /** The spaces whose state is on this node: it answers for them without asking its peer. */
  private static List<String> heldBy(Rest node, Map<String, String> keys) {
    return SPACES.stream()
        .filter(
            space ->
                node.as(keys.get(space))
                        .get("/spaces/" + space + "/incidents", "Andon-Hop", "1")
                        .status()
                    == 200)
        .toList();
  }

  /** As before; or not yet, and then says so and when to come again. Anything else fails. */
  private boolean right(Read read, String body, Map<String, String> keys) {
    Rest.Answer answer = read.from(a, keys);
    if (answer.status() == 503) {
      assertThat(answer.header("Retry-After")).describedAs("%s", read).isPresent();
      return false;
    }
    assertThat(answer.body()).describedAs("%s", read).isEqualTo(body);
    return true;
  }

  private static void resolveTheOnlyIncident(Rest rest, String space) {
    String all = "/spaces/" + space + "/incidents";
    String one = all + "/" + rest.read(all).at("/items/0/id").asText();
    rest.send("POST", one + "/resolve", null).expect(200);
    assertThat(rest.read(one).get("status").asText()).isEqualTo("resolved");
  }
}
