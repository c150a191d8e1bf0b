package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.GatewayMain;
import io.andon.schema.topic.Topic;
import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import io.andon.standalone.port.Port;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.failure.StreamFailures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record that unpacks to more than the heap kills a node a few times, and then no more. */
@Timeout(300)
class CrashLoopIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** In the memory of each process: what is looked at here has nothing to do with schemas. */
  private static final String REGISTRY = "mock://loop";

  private static final String SPACE = "loop";
  private static final String ASSET = "press-1";
  private static final int LARGER_THAN_THE_HEAP = 200_000_000;

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Processes processes;

  @AfterEach
  void stop() {
    try (EmbeddedBroker last = broker;
        Processes first = processes) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void isLeftByPuttingAsideWhatCannotBeRead() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
    processes = new Processes(folder);
    Map<String, String> settings =
        Map.of(
            "ANDON_PORT",
            Integer.toString(Port.free()),
            "ANDON_BOOTSTRAP_SERVERS",
            broker.bootstrapServers(),
            "ANDON_SCHEMA_REGISTRY_URL",
            REGISTRY,
            "ANDON_DATA",
            folder.resolve("data").toString(),
            "ANDON_PARTITIONS",
            "1",
            "ANDON_ADMIN_KEY",
            Ground.ADMIN_KEY);
    Processes.Child node = start(settings).awaitReady();
    Rest rest =
        new Rest("http://127.0.0.1:" + settings.get("ANDON_PORT"), Ground.ADMIN_KEY)
            .newSpace(SPACE);
    try (Topics topics = new Topics(broker.bootstrapServers(), REGISTRY)) {
      post(rest, "before");
      await().atMost(PATIENCE).until(() -> alerts(rest) == 1);

      topics.sendPacked(Topic.ALERTS, SPACE + "|" + ASSET, new byte[LARGER_THAN_THE_HEAP]).get();
      assertDies(node);
      for (int run = 1; run < StreamFailures.DEATHS; run++) {
        assertDies(start(settings));
      }

      Map<String, String> strict = new HashMap<>(settings);
      strict.put("ANDON_POISON", "stop");
      Processes.Child refused = start(strict);
      assertDies(refused);
      assertThat(refused.err()).contains("alerts-0 offsets 1 to 1 ").contains("ANDON_POISON=park");

      start(settings).awaitReady();
      post(rest, "behind");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts(rest)).isEqualTo(2));
      List<ConsumerRecord<String, byte[]>> letters = topics.read(Topic.DEAD_LETTERS);
      assertThat(letters).hasSize(1);
      assertThat(header(letters.getFirst(), DeadLetterHeaders.REASON))
          .startsWith("parked: alerts-0 offsets 1 to 1 ");
      assertThat(header(letters.getFirst(), DeadLetterHeaders.TOPIC)).isEqualTo("alerts");
      assertThat(header(letters.getFirst(), DeadLetterHeaders.OFFSET)).isEqualTo("1");
    }
  }

  private static void post(Rest rest, String id) {
    Map<String, Object> alert =
        Map.of(
            "source",
            "scada",
            "alert_id",
            id,
            "type",
            "temperature",
            "title",
            "Too hot: " + id,
            "severity",
            "high",
            "asset",
            ASSET,
            "starts_at",
            Instant.now().toString());
    rest.send("POST", "/spaces/" + SPACE + "/alerts", List.of(alert)).expect(202);
  }

  private Processes.Child start(Map<String, String> settings) throws Exception {
    return processes.start(
        GatewayMain.class, List.of(), settings, List.of("-Xmx160m", "-XX:+ExitOnOutOfMemoryError"));
  }

  private static void assertDies(Processes.Child node) throws Exception {
    assertThat(node.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(node.process().exitValue()).isNotZero();
  }

  private static int alerts(Rest rest) {
    return rest.read("/spaces/" + SPACE + "/alerts").get("total").asInt();
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
