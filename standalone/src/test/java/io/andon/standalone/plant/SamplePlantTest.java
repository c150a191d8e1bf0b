package io.andon.standalone.plant;

import static io.andon.standalone.plant.PlantFixtures.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class SamplePlantTest {
  private static final Duration SHOWN = Duration.ofSeconds(10);

  private final Plant plant = Plant.sample(7);

  @Test
  void publishesAssetsFirst_thenEverythingInOrder() {
    var producer = producer((topic, value) -> topic.getBytes(UTF_8));

    new SamplePlant(plant, producer, upTo(SHOWN)).run();

    List<ProducerRecord<String, SpecificRecord>> sent = producer.history();
    int assets = plant.assets().size();
    assertThat(sent.subList(0, assets)).allMatch(r -> r.topic().equals("assets"));
    assertThat(sent.subList(assets, sent.size()).stream().map(ProducerRecord::value))
        .containsExactlyElementsOf(
            PlantFixtures.until(SHOWN, plant.emissions(START)).stream()
                .map(Emission::record)
                .toList());
  }

  @Test
  void keysBySpaceAndAsset() {
    var producer = producer((topic, value) -> topic.getBytes(UTF_8));

    new SamplePlant(plant, producer, upTo(SHOWN)).run();

    assertThat(producer.history())
        .anySatisfy(
            r -> {
              assertThat(r.topic()).isEqualTo("downtime-events");
              assertThat(r.key()).isEqualTo("default|machine-1");
              assertThat(r.value()).isInstanceOf(DowntimeEvent.class);
            })
        .anySatisfy(
            r -> {
              assertThat(r.topic()).isEqualTo("alerts");
              assertThat(r.key()).startsWith("default|L21_");
              assertThat(r.value()).isInstanceOf(Alert.class);
            });
  }

  @Test
  void countsWhatWasAcknowledged_byKind() {
    var producer = producer((topic, value) -> topic.getBytes(UTF_8));
    var sample = new SamplePlant(plant, producer, upTo(SHOWN));

    sample.run();

    Published published = sample.published();
    assertThat(published.assets()).isEqualTo(plant.assets().size());
    assertThat(published.alerts()).isPositive();
    assertThat(published.downtimeEvents()).isPositive();
    assertThat(published.assets() + published.signals()).isEqualTo(producer.history().size());
    assertThat(published.failed()).isZero();
  }

  @Test
  void goesOn_whenRecordsFail() {
    var producer = producer((topic, value) -> topic.getBytes(UTF_8));
    producer.sendException = new TimeoutException("broker away");
    var unreachable = new SamplePlant(plant, producer, upTo(SHOWN));
    var refusing =
        new SamplePlant(
            plant,
            producer(
                (topic, value) -> {
                  throw new SerializationException("registry away");
                }),
            upTo(SHOWN));

    unreachable.run();
    refusing.run();

    assertThat(unreachable.published().signals()).isZero();
    assertThat(unreachable.published().failed()).isGreaterThan(plant.assets().size());
    assertThat(refusing.published().failed()).isEqualTo(unreachable.published().failed());
  }

  @Test
  void closesTheProducer() {
    var producer = producer((topic, value) -> topic.getBytes(UTF_8));
    var sample = new SamplePlant(plant, producer, new WallClock());
    sample.start();

    sample.close();

    assertThat(producer.closed()).isTrue();
  }

  @Test
  void insistsOnSafePublishing() {
    assertThat(SamplePlant.settings(Map.of("acks", "0", "client.id", "mine")))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("client.id", "mine");
  }

  private static MockProducer<String, SpecificRecord> producer(
      Serializer<SpecificRecord> serializer) {
    return new MockProducer<>(true, null, new StringSerializer(), serializer);
  }

  /** Time that flies, and stops. */
  private static Pace upTo(Duration end) {
    return new Pace() {
      @Override
      public Instant begin() {
        return START;
      }

      @Override
      public boolean reached(Duration offset) {
        return offset.compareTo(end) < 0;
      }

      @Override
      public void stop() {}
    };
  }
}
