package io.andon.topology.ingest;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.topic.Topic;
import io.andon.topology.Plant;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are larger than what is taken in become dead letters that can be written. */
class TooLargeTest {
  private static final String REASON = "the record is larger than 1048576 bytes";
  private static final int SMALL = 128 * 1024;

  @TempDir Path state;
  private Plant plant;

  @BeforeEach
  void start() {
    plant = Plant.withSpace(state);
  }

  @AfterEach
  void goesOn() {
    plant.send(alert("next", "L21_3", at(5)), at(5));
    assertThat(plant.incidents()).isNotEmpty();
    plant.close();
  }

  @Test
  void aHugeAlertOfAnUnknownSpace() {
    Alert huge = alert("huge", "L21_3", at(0));
    huge.setSpace("nowhere");
    huge.setDescription("x".repeat(5_000_000));
    byte[] value = plant.bytes(Topic.ALERTS, huge);
    plant.sendRaw(Topic.ALERTS, "nowhere|L21_3", value, at(1));

    TestRecord<byte[], byte[]> letter = onlyLetter();
    assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, DeadLetter.CUT_VALUE));
    assertThat(letter.key()).isEqualTo("nowhere|L21_3".getBytes(UTF_8));
    assertThat(header(letter, DeadLetterHeaders.SIZE)).isEqualTo(Integer.toString(value.length));
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("alerts");
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo("0");
  }

  @Test
  void aHugeKey() {
    String key = "k".repeat(2_000_000);
    plant.sendRaw(Topic.ALERTS, key, plant.bytes(Topic.ALERTS, alert("a", "x", at(0))), at(1));
    assertThat(onlyLetter().key()).hasSizeLessThan(SMALL);
  }

  @Test
  void hugeHeaders() {
    Headers headers = new RecordHeaders();
    for (int i = 0; i < 300; i++) {
      headers.add("header-" + i, new byte[10_000]);
    }
    plant.sendRaw(
        Topic.ALERTS,
        new TestRecord<>("k", plant.bytes(Topic.ALERTS, alert("a", "x", at(0))), headers, at(1)));

    long kept = 0;
    for (var header : onlyLetter().headers()) {
      kept += header.key().length() + header.value().length;
    }
    assertThat(kept).isLessThan(SMALL);
  }

  @Test
  void whatWasCutOnItsWayInIsRefusedThoughItIsSmallNow() {
    Headers headers = new RecordHeaders();
    DeadLetter.stampSize(headers, 9_000_000);
    for (Topic topic :
        List.of(Topic.ALERTS, Topic.COMMANDS, Topic.NOTIFICATIONS, Topic.DELIVERY_COMMANDS)) {
      plant.sendRaw(topic, new TestRecord<>(PLANT, new byte[DeadLetter.CUT_VALUE], headers, at(1)));
      TestRecord<byte[], byte[]> letter = onlyLetter();
      assertThat(header(letter, DeadLetterHeaders.SIZE)).isEqualTo("9000000");
      assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo(topic.topicName());
    }
  }

  @Test
  void hugeCommandsAndNotifications() {
    for (Topic topic : List.of(Topic.COMMANDS, Topic.NOTIFICATIONS, Topic.DELIVERY_COMMANDS)) {
      plant.sendRaw(topic, PLANT, new byte[5_000_000], at(1));
      assertThat(onlyLetter().value()).hasSize(DeadLetter.CUT_VALUE);
    }
  }

  @Test
  void somebodyElsesHeadersOnMisplacedStopNothing() {
    Headers headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.TOPIC, "alerts".getBytes(UTF_8));
    headers.add(DeadLetterHeaders.PARTITION, "x".getBytes(UTF_8));
    headers.add(DeadLetterHeaders.OFFSET, "y".getBytes(UTF_8));
    plant.sendRaw(Topic.MISPLACED, new TestRecord<>("k", new byte[1], headers, at(1)));
    assertThat(header(plant.deadLetters().getFirst(), DeadLetterHeaders.TOPIC))
        .isEqualTo("misplaced");
  }

  private TestRecord<byte[], byte[]> onlyLetter() {
    List<TestRecord<byte[], byte[]>> letters = plant.deadLetters();
    assertThat(letters).hasSize(1);
    assertThat(header(letters.getFirst(), DeadLetterHeaders.REASON)).isEqualTo(REASON);
    return letters.getFirst();
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
