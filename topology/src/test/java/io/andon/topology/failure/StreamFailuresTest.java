package io.andon.topology.failure;

import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.topic.Topic;
import io.andon.topology.Plant;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.settings.Poison;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kills threads again and again is parked, and nothing else is. */
class StreamFailuresTest {
  private static final Place PLACE = new Place("alerts", 0, 0);

  private Instant now = T0;
  private final StreamFailures failures = new StreamFailures(Poison.PARK, () -> now);

  @Test
  void aRecordThatThreeThreadsDiedOfIsParked() {
    die(failures, new IllegalStateException("bug"));
    die(failures, new IllegalStateException("bug"));
    assertThat(failures.begins(record())).isNull();
    die(failures, new IllegalStateException("bug"));

    Parked parked = failures.begins(record());
    assertThat(parked).isNotNull();
    assertThat(parked.reason())
        .isEqualTo("parked: 3 threads died of it: java.lang.IllegalStateException: bug");
    assertThat(failures.parked()).containsExactly(parked);
  }

  @Test
  void whatIsLargerThanKafkaTakesIsParked() {
    for (int i = 0; i < StreamFailures.DEATHS; i++) {
      die(failures, new RecordTooLargeException("9 MB"));
    }
    assertThat(failures.begins(record())).isNotNull();
  }

  /** It comes when the thread has gone on. */
  @Test
  void aRefusalIsBlamedOnTheRecordThatWasSentFor() {
    for (int i = 0; i < StreamFailures.DEATHS; i++) {
      assertThat(failures.begins(record())).isNull();
      RecordMetadata sentFor = failures.current();
      failures.begins(new Place("alerts", 0, 7));
      RecordTooLargeException refusal = new RecordTooLargeException("9 MB");
      failures.refused(refusal, sentFor);
      failures.died(new StreamsException(refusal));
    }
    assertThat(failures.begins(record())).isNotNull();
    assertThat(failures.begins(new Place("alerts", 0, 7))).isNull();
  }

  /** The others of a transaction that was given up are refused too, for no fault of theirs. */
  @Test
  void whatIsRefusedWithItIsNotToBlame() {
    for (int i = 0; i < StreamFailures.DEATHS; i++) {
      KafkaException refusal = new KafkaException("the transaction was given up");
      failures.refused(refusal, record());
      failures.died(new StreamsException(refusal));
    }
    assertThat(failures.parked()).isEmpty();
  }

  @Test
  void whatTheClockCallsIsAtNoRecord() {
    failures.begins(record());
    failures.noRecord();
    assertThat(failures.current()).isNull();
  }

  @Test
  void nothingIsParkedWhileKafkaIsAway() {
    for (int i = 0; i < 10; i++) {
      assertThat(die(failures, new TimeoutException("no broker"))).isTrue();
    }
    assertThat(failures.begins(record())).isNull();
    assertThat(failures.deathCount()).isEqualTo(10);
  }

  @Test
  void nothingIsParkedForDeathsAtDifferentRecords() {
    for (long offset = 0; offset < 10; offset++) {
      RuntimeException bug = new IllegalStateException("bug");
      failures.blame(bug, new Place("alerts", 0, offset));
      failures.died(bug);
    }
    assertThat(failures.parked()).isEmpty();
  }

  @Test
  void anErrorIsBlamedOnTheRecordThatItsThreadHadBegunWith() {
    for (int i = 0; i < StreamFailures.DEATHS; i++) {
      assertThat(failures.begins(record())).isNull();
      failures.died(new StackOverflowError());
    }
    assertThat(failures.begins(record())).isNotNull();
  }

  @Test
  void anInstanceThatIsToStopSaysOfWhat() {
    StreamFailures strict = new StreamFailures(Poison.STOP, () -> now);
    assertThat(die(strict, new IllegalStateException("bug"))).isTrue();
    assertThat(die(strict, new IllegalStateException("bug"))).isTrue();
    assertThat(die(strict, new IllegalStateException("bug"))).isFalse();
    assertThat(strict.stopped()).hasValueSatisfying(why -> assertThat(why).contains("alerts-0@0"));
    assertThat(strict.begins(record())).isNull();
  }

  @Test
  void anInstanceWithoutMemoryStops() {
    assertThat(failures.died(new StreamsException(new OutOfMemoryError("heap")))).isFalse();
    assertThat(failures.stopped()).isPresent();
  }

  @Test
  void deathsAreKnownForAWhile() {
    die(failures, new TimeoutException("no broker"));
    now = now.plusSeconds(90);
    die(failures, new IllegalStateException("bug"));
    assertThat(failures.deaths(Duration.ofMinutes(1)))
        .extracting(Death::place)
        .containsExactly(PLACE);
    assertThat(failures.deaths(Duration.ofMinutes(2))).hasSize(2);
  }

  @Test
  void aParkedRecordBecomesADeadLetterAsItCame_andTheNextIsTaken(@TempDir Path state) {
    for (int i = 0; i < StreamFailures.DEATHS; i++) {
      die(failures, new IllegalStateException("bug"));
    }
    try (Plant plant = new Plant(state, SpaceLimits.STANDARD, failures)) {
      plant.send(Fixtures.createSpace(Fixtures.PLANT), T0);
      plant.send(alert("a1", "L21_3", at(0)), at(0));
      plant.send(alert("a2", "L21_3", at(1)), at(1));

      List<TestRecord<byte[], byte[]>> letters = plant.deadLetters();
      assertThat(letters).hasSize(1);
      assertThat(letters.getFirst().value())
          .isEqualTo(plant.bytes(Topic.ALERTS, alert("a1", "L21_3", at(0))));
      assertThat(header(letters.getFirst(), DeadLetterHeaders.REASON)).startsWith("parked: ");
      assertThat(header(letters.getFirst(), DeadLetterHeaders.OFFSET)).isEqualTo("0");
      assertThat(plant.incidents()).hasSize(1);
    }
  }

  @Test
  void commandsAndSignalsAreParkedToo(@TempDir Path state) {
    for (String topic : List.of("commands", "andon-signals-repartition", "notifications")) {
      for (int i = 0; i < StreamFailures.DEATHS; i++) {
        RuntimeException bug = new IllegalStateException("bug");
        failures.blame(bug, new Place(topic, 0, topic.equals("commands") ? 1 : 0));
        failures.died(bug);
      }
    }
    try (Plant plant = new Plant(state, SpaceLimits.STANDARD, failures)) {
      plant.send(Fixtures.createSpace(Fixtures.PLANT), T0);
      plant.send(Fixtures.createSpace("parked"), T0);
      plant.send(alert("a1", "L21_3", at(0)), at(0));
      plant.send(alert("a2", "L21_3", at(1)), at(1));
      assertThat(plant.outcomes()).hasSize(1);
      assertThat(plant.incidents()).hasSize(1);
      assertThat(plant.deadLetters())
          .hasSize(3)
          .allSatisfy(letter -> assertThat(letter.value()).isNotEmpty());
    }
  }

  private static boolean die(StreamFailures failures, RuntimeException cause) {
    failures.blame(cause, PLACE);
    return failures.died(new StreamsException(cause));
  }

  private static RecordMetadata record() {
    return new RecordMetadata() {
      @Override
      public String topic() {
        return PLACE.topic();
      }

      @Override
      public int partition() {
        return PLACE.partition();
      }

      @Override
      public long offset() {
        return PLACE.offset();
      }
    };
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
