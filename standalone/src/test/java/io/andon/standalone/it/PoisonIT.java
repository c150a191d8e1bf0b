package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.Node;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.schema.topic.Topic;
import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import io.andon.standalone.port.Port;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What no thread gets past is put aside, and the node goes on. */
@Timeout(180)
class PoisonIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** In memory: what is looked at here has nothing to do with schemas. */
  private static final String REGISTRY = "mock://poison";

  private static final String SPACE = "poisoned";
  private static final String ASSET = "press-1";

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private Node node;
  private Topics topics;
  private Rest rest;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
    Map<String, String> settings =
        Map.of(
            "ANDON_PORT", Integer.toString(Port.free()),
            "ANDON_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
            "ANDON_SCHEMA_REGISTRY_URL", REGISTRY,
            "ANDON_DATA", folder.resolve("data").toString(),
            "ANDON_ADMIN_KEY", Ground.ADMIN_KEY);
    node = Node.start(GatewaySettings.from(settings), step -> {});
    topics = new Topics(broker.bootstrapServers(), REGISTRY);
    rest = new Rest(node.url(), Ground.ADMIN_KEY).newSpace(SPACE);
  }

  @AfterEach
  void stop() {
    try (EmbeddedBroker last = broker;
        Node before = node;
        Topics first = topics) {
      // in reverse order, each whatever the others do, as far as they were started
    }
  }

  @Test
  void nineMegabytesThatArePackedIntoNothingAreADeadLetter() throws Exception {
    topics.sendPacked(Topic.ALERTS, SPACE + "|" + ASSET, new byte[9_000_000]).get();
    topics.send(Records.of(SPACE).alert("next", ASSET, 5, 5)).get();

    await().atMost(PATIENCE).until(() -> alerts() == 1);
    ConsumerRecord<String, byte[]> letter = onlyLetter();
    assertThat(letter.value()).hasSize(DeadLetter.CUT_VALUE);
    assertThat(header(letter, DeadLetterHeaders.SIZE)).isEqualTo("9000000");
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("alerts");
  }

  /** A signal whose incident does not fit, because somebody has made the topic narrower. */
  @Test
  void whatThreadsDieOfIsParked_andTheNextIsTaken() throws Exception {
    narrow(Topic.INCIDENTS, 300);
    topics.send(Records.of(SPACE).alert("deadly", ASSET, 5, 5)).get();

    // threads die here, as they should
    await()
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .until(() -> !topics.read(Topic.DEAD_LETTERS).isEmpty());
    assertThat(header(onlyLetter(), DeadLetterHeaders.REASON)).startsWith("parked: 3 threads");
    assertThat(header(onlyLetter(), DeadLetterHeaders.TOPIC)).isEqualTo("alerts");

    narrow(Topic.INCIDENTS, 8_000_000);
    topics.send(Records.of(SPACE).alert("next", ASSET, 4, 4)).get();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts()).isEqualTo(1));
    assertThat(topics.incidents(SPACE)).hasSize(1);
  }

  private int alerts() {
    return rest.read("/spaces/" + SPACE + "/alerts").get("total").asInt();
  }

  private void narrow(Topic topic, int bytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private ConsumerRecord<String, byte[]> onlyLetter() {
    List<ConsumerRecord<String, byte[]>> letters = topics.read(Topic.DEAD_LETTERS);
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
