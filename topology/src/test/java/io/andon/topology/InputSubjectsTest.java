package io.andon.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.Fixtures;
import io.andon.schema.Asset;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.InputSubjects;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class InputSubjectsTest {
  @Test
  void registersTheSchemaOfAssets_beforeAnybodySendsOne() {
    String registry = "mock://input-subjects";
    InputSubjects.register(Map.of("schema.registry.url", registry));
    // this one only looks up, and so fails on what is not registered
    Map<String, String> asks =
        Map.of("schema.registry.url", registry, "auto.register.schemas", "false");
    try (Serializer<SpecificRecord> avro =
        AvroSerdes.create(SpecificRecord.class, asks).serializer()) {
      Asset asset = Fixtures.asset("L21");
      assertThat(avro.serialize(Topic.ASSETS.topicName(), asset)).isNotEmpty();
    }
  }

  @Test
  void doesNotKeepANodeFromStarting_whenTheRegistryRefuses() {
    assertThatCode(
            () ->
                InputSubjects.register(
                    Map.of(
                        "schema.registry.url",
                        "mock://read-only",
                        "auto.register.schemas",
                        "false")))
        .doesNotThrowAnyException();
  }
}
