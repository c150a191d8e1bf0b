package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import java.util.List;
import java.util.Map;
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
}
