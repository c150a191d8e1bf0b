package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever swaps the serde by its class name must not notice. */
class ConfluentAgreementTest {
  private static FakeRegistry registry;

  @BeforeAll
  static void start() {
    registry = FakeRegistry.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  static List<Class<? extends SpecificRecord>> records() {
    return Records.published();
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void writesTheSameBytes(Class<T> type) {
    try (Serde<T> ours = ours(type);
        Serde<T> theirs = theirs(type)) {
      assertThat(Samples.of(type))
          .allSatisfy(
              sample ->
                  assertThat(ours.serializer().serialize("t", sample))
                      .isEqualTo(theirs.serializer().serialize("t", sample)));
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void eachReadsWhatTheOtherWrote(Class<T> type) {
    try (Serde<T> ours = ours(type);
        Serde<T> theirs = theirs(type)) {
      for (T sample : Samples.of(type).toList()) {
        byte[] bytes = ours.serializer().serialize("t", sample);
        // this way round, because Avro's own lists cannot compare what they hold
        assertThat(sample).isEqualTo(theirs.deserializer().deserialize("t", bytes));
        bytes = theirs.serializer().serialize("t", sample);
        assertThat(ours.deserializer().deserialize("t", bytes)).isEqualTo(sample);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void registersTheSameText(Class<T> type) {
    assertSameText(type, Map.of());
    assertSameText(type, Map.of("avro.remove.java.properties", true));
  }

  private <T extends SpecificRecord> void assertSameText(Class<T> type, Map<String, ?> more) {
    try (Serde<T> ours = serde(type, AvroSerde.class, more);
        Serde<T> theirs = serde(type, ConfluentSerde.class, more)) {
      T sample = Samples.of(type, 1);
      String name = type.getSimpleName() + more.size();
      ours.serializer().serialize("ours-" + name, sample);
      theirs.serializer().serialize("theirs-" + name, sample);
      List<String> text = registry.texts("ours-" + name + "-value");
      assertThat(text).hasSize(1).isEqualTo(registry.texts("theirs-" + name + "-value"));
      if (!more.isEmpty()) {
        assertThat(text.getFirst()).doesNotContain("avro.java.string");
      }
    }
  }

  @Test
  void eachReadsTheOthersTombstones() {
    try (Serde<Alert> ours = ours(Alert.class);
        Serde<Alert> theirs = theirs(Alert.class)) {
      assertThat(theirs.serializer().serialize("t", null)).isNull();
      assertThat(ours.serializer().serialize("t", null)).isNull();
    }
  }

  @Test
  void theClassNameChoosesTheSerde() {
    try (Serde<Alert> ours = ours(Alert.class);
        Serde<Alert> theirs = theirs(Alert.class)) {
      assertThat(ours).isInstanceOf(AvroSerde.class);
      assertThat(theirs.serializer().getClass().getName())
          .isEqualTo("io.confluent.kafka.serializers.KafkaAvroSerializer");
    }
  }

  private static <T extends SpecificRecord> Serde<T> ours(Class<T> type) {
    return serde(type, AvroSerde.class, Map.of());
  }

  private static <T extends SpecificRecord> Serde<T> theirs(Class<T> type) {
    return serde(type, ConfluentSerde.class, Map.of());
  }

  private static <T extends SpecificRecord> Serde<T> serde(
      Class<T> type, Class<?> serde, Map<String, ?> more) {
    Map<String, Object> configs = new HashMap<>(more);
    configs.put("schema.registry.url", registry.url());
    configs.put(AvroSerdes.SERDE_CLASS, serde.getName());
    return AvroSerdes.create(type, configs);
  }
}
