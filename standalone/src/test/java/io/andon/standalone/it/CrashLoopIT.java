package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.GatewayMain;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.failure.StreamFailures;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final String SPACE = "loop";
  private static final String ASSET = "press-1";
  private static final int LARGER_THAN_THE_HEAP = 200_000_000;

  @TempDir Path folder;
  private Ground ground;
  private Processes processes;

  @AfterEach
  void stop() {
    try (Ground last = ground;
        Processes first = processes) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void isLeftByPuttingAsideWhatCannotBeRead() throws Exception {
    ground = Ground.start(folder);
    processes = new Processes(folder);
    Map<String, String> settings = ground.settings(folder.resolve("data"));
    Processes.Child node = start(settings).awaitReady();
    Rest rest =
        new Rest("http://127.0.0.1:" + settings.get("ANDON_PORT"), Ground.ADMIN_KEY)
            .newSpace(SPACE);
    try (Topics topics = new Topics(ground.bootstrapServers(), ground.registryUrl())) {
      topics.send(Records.of(SPACE).alert("before", ASSET, 9, 9)).get();
      await().atMost(PATIENCE).until(() -> alerts(rest) == 1);

      topics.sendPacked(Topic.ALERTS, SPACE + "|" + ASSET, new byte[LARGER_THAN_THE_HEAP]).get();
      topics.send(Records.of(SPACE).alert("behind", ASSET, 5, 5)).get();
      assertDies(node);
      for (int run = 1; run < StreamFailures.DEATHS; run++) {
        assertDies(start(settings));
      }

      Map<String, String> strict = new HashMap<>(settings);
      strict.put("ANDON_POISON", "stop");
      Processes.Child refused = start(strict);
      assertDies(refused);
      assertThat(refused.err()).contains("alerts-").contains("ANDON_POISON=park");

      start(settings).awaitReady();
      await().atMost(PATIENCE).until(() -> alerts(rest) == 2);
      List<ConsumerRecord<String, byte[]>> letters = topics.read(Topic.DEAD_LETTERS);
      assertThat(letters).hasSize(1);
      assertThat(header(letters.getFirst(), DeadLetterHeaders.REASON))
          .startsWith("parked: alerts-");
      assertThat(header(letters.getFirst(), DeadLetterHeaders.TOPIC)).isEqualTo("alerts");
      assertThat(header(letters.getFirst(), DeadLetterHeaders.OFFSET)).matches("[0-9]+");
    }
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
