package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.Incident;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {
  private static final Map<String, ?> MOCK = Map.of("schema.registry.url", "mock://AvroSerdeTest");

  static List<Class<? extends SpecificRecord>> records() {
    return Records.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void readsWhatItWrote(Class<T> type) {
    try (Serde<T> serde = AvroSerdes.create(type, MOCK)) {
      assertThat(Samples.of(type))
          .allSatisfy(
              sample -> {
                byte[] bytes = serde.serializer().serialize("t", sample);
                assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(sample);
              });
    }
  }

  @Test
  void writesZeroAndTheSchemasIdInFrontOfTheBody() {
    try (Serde<Alert> serde =
        AvroSerdes.create(Alert.class, Map.of("schema.registry.url", "mock://header"))) {
      byte[] bytes = serde.serializer().serialize("t", Samples.of(Alert.class, 0));
      assertThat(bytes).startsWith(0, 0, 0, 0, 1);
    }
  }

  @Test
  void keepsTombstones() {
    try (Serde<Alert> serde = AvroSerdes.create(Alert.class, MOCK)) {
      assertThat(serde.serializer().serialize("t", null)).isNull();
      assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    try (Serde<Incident> serde = AvroSerdes.create(Incident.class, MOCK);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Incident> samples = Samples.of(Incident.class).toList();
      List<Callable<List<Incident>>> work =
          Collections.nCopies(
              8,
              () ->
                  IntStream.range(0, 1_000)
                      .mapToObj(i -> samples.get(i % samples.size()))
                      .map(sample -> serde.serializer().serialize("t", sample))
                      .map(bytes -> serde.deserializer().deserialize("t", bytes))
                      .toList());
      for (Future<List<Incident>> done : threads.invokeAll(work)) {
        List<Incident> read = done.get();
        for (int i = 0; i < read.size(); i++) {
          assertThat(read.get(i)).isEqualTo(samples.get(i % samples.size()));
        }
      }
    }
  }
}
