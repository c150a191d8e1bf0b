package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.schema.Incident;
import io.andon.standalone.Main;
import io.andon.standalone.port.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left after {@code kill -9} of everything, broker included, in the middle of work. */
@Timeout(120)
class KillIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PACE = Duration.ofMillis(15);
  private static final String SPACE = "killed";
  private static final int ALERTS = 300;
  private static final int ASSETS = 30;
  private static final int PER_ASSET = ALERTS / ASSETS;

  @TempDir Path folder;
  private Processes processes;

  @AfterEach
  void endProcesses() {
    if (processes != null) {
      processes.close();
    }
  }

  @Test
  void losesAndDoublesNothing_whenKilledInTheMiddle() throws Exception {
    processes = new Processes(folder);
    int http = Port.free();
    int kafka = Port.free();
    int registry = Port.free();
    Map<String, String> settings =
        Map.of(
            "ANDON_DATA", folder.resolve("data").toString(),
            "ANDON_PORT", Integer.toString(http),
            "ANDON_KAFKA_PORT", Integer.toString(kafka),
            "ANDON_REGISTRY_PORT", Integer.toString(registry),
            "ANDON_ADMIN_KEY", Ground.ADMIN_KEY);
    Processes.Child first = start(settings);
    Rest rest = new Rest("http://127.0.0.1:" + http, Ground.ADMIN_KEY).newSpace(SPACE);
    try (Topics topics =
        new Topics(
            "127.0.0.1:" + kafka, "http://127.0.0.1:%d/apis/ccompat/v7".formatted(registry))) {
      CompletableFuture<List<Future<RecordMetadata>>> producing =
          CompletableFuture.supplyAsync(
              () -> produce(topics), work -> Thread.ofPlatform().daemon().start(work));
      await().atMost(PATIENCE).until(() -> total(rest, "alerts") >= ALERTS / 5);
      assertThat(producing).isNotDone();

      first.kill();
      start(settings);

      for (Future<RecordMetadata> sent : producing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        assertThat(sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).hasOffset()).isTrue();
      }
      await()
          .atMost(PATIENCE)
          .during(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(total(rest, "alerts?status=active")).isEqualTo(ALERTS / 2);
                assertThat(total(rest, "alerts?status=resolved")).isEqualTo(ALERTS / 2);
                assertThat(total(rest, "incidents")).isEqualTo(ASSETS);
              });
      assertComplete(rest, topics);
    }
  }

  private Processes.Child start(Map<String, String> settings) throws Exception {
    return processes.start(Main.class, List.of("start"), settings).awaitReady();
  }

  /** Every alert once; half of those on each asset end a little later. */
  private static List<Future<RecordMetadata>> produce(Topics topics) {
    Records records = Records.of(SPACE);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = 0; i < ALERTS + ASSETS; i++) {
      if (i < ALERTS) {
        sent.add(topics.send(records.alert(name(i), asset(i), 60, 60)));
      }
      int earlier = i - ASSETS;
      if (earlier >= 0 && earlier / ASSETS % 2 == 0) {
        sent.add(topics.send(records.resolved(name(earlier), asset(earlier), 10)));
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
    return sent;
  }

  private static void assertComplete(Rest rest, Topics topics) {
    List<String> evidence = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    Map<String, Incident> latest = topics.incidents(SPACE);
    for (JsonNode row : rest.read("/spaces/" + SPACE + "/incidents?limit=200").get("items")) {
      String id = row.get("id").asText();
      Rest.Answer answer = rest.get("/spaces/%s/incidents/%s".formatted(SPACE, id)).expect(200);
      JsonNode one = answer.json();
      assertThat(one.get("alert_count").asInt()).isEqualTo(PER_ASSET);
      assertThat(one.get("alerts").findValuesAsText("alert_id")).hasSize(PER_ASSET);
      evidence.addAll(one.get("alerts").findValuesAsText("alert_id"));
      numbers.add(one.get("number").asLong());
      assertThat(latest.get(id).getVersion()).isEqualTo(answer.version());
      assertThat(latest.get(id).getActiveCount()).isEqualTo(PER_ASSET / 2);
    }
    assertThat(evidence)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ALERTS).mapToObj(KillIT::name).toList());
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ASSETS).boxed().toList());
    assertThat(topics.replayed(SPACE)).isEqualTo(latest);
  }

  private static int total(Rest rest, String list) {
    return rest.read("/spaces/" + SPACE + "/" + list).get("total").asInt();
  }

  private static String name(int alert) {
    return "alert-" + alert;
  }

  private static String asset(int alert) {
    return "station-" + alert % ASSETS;
  }
}
