package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers and readers of different versions. */
class EvolutionTest {
  private static final String SUBJECT = "alerts-value";
  private static final Alert ALERT =
      Alert.newBuilder()
          .setSpace("plant")
          .setAlertId("a1")
          .setSource("quality")
          .setTitle("Zürich steht")
          .setSeverity(Severity.HIGH)
          .setStatus(AlertStatus.ACTIVE)
          .setAsset("line-1")
          .setStartsAt(Instant.ofEpochMilli(1_754_000_000_000L))
          .setLabels(Map.of("team", "north"))
          .setAnnotations(Map.of("runbook", "https://example.org"))
          .setLocation("hall 3")
          .build();

  private static final Schema OLDER =
      edited(
          schema -> {
            remove(schema, "annotations");
            remove(schema, "location");
          });
  private static final Schema NEWER =
      edited(
          schema -> {
            ArrayNode fields = (ArrayNode) schema.get("fields");
            // new fields in front and inside shift all others
            fields
                .insertObject(0)
                .put("name", "zone")
                .put("type", "string")
                .put("default", "north");
            ObjectNode notes = fields.insertObject(5).put("name", "notes");
            notes.putObject("type").put("type", "array").put("items", "null");
            notes.putArray("default");
          });

  private FakeRegistry registry;

  @BeforeEach
  void start() {
    registry = FakeRegistry.start();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void fillsInDefaults_whenAnOlderVersionWroteIt() {
    Alert expected = Alert.newBuilder(ALERT).setAnnotations(Map.of()).setLocation(null).build();
    assertThat(read(wire(OLDER))).isEqualTo(expected);
    assertThat(codec().decode(singleObject(OLDER))).isEqualTo(expected);
  }

  @Test
  void skipsWhatItDoesNotKnow_whenANewerVersionWroteIt() {
    assertThat(read(wire(NEWER))).isEqualTo(ALERT);
    assertThat(codec().decode(singleObject(NEWER))).isEqualTo(ALERT);
  }

  @Test
  void refusesAVersionThatIsInNoHistory() {
    SingleObject.Codec<Alert> codec = SingleObject.codec(Alert.class, Stream.of(OLDER));
    assertThatThrownBy(() -> codec.decode(singleObject(NEWER)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("no known version");
  }

  @Test
  void refusesAWriterThatLacksAFieldWithoutDefault() {
    Schema unfit = edited(schema -> remove(schema, "space"));
    byte[] bytes = wire(unfit);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("space");
  }

  @Test
  void writesWithTheLatestVersion_whenToldTo() throws IOException {
    int id = registry.register(SUBJECT, NEWER.toString());
    try (Serde<Alert> serde = useLatest()) {
      byte[] bytes = serde.serializer().serialize("alerts", ALERT);
      assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
      GenericRecord written =
          new GenericDatumReader<GenericRecord>(NEWER)
              .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
      assertThat(written.get("zone")).hasToString("north");
      assertThat(written.get("title")).hasToString(ALERT.getTitle());
      assertThat(serde.deserializer().deserialize("alerts", bytes)).isEqualTo(ALERT);
    }
  }

  @Test
  void writesTheSameBytesAsEver_whenTheLatestVersionIsItsOwn() {
    registry.register(SUBJECT, Alert.getClassSchema().toString());
    try (Serde<Alert> latest = useLatest();
        Serde<Alert> plain = serde(Map.of())) {
      assertThat(latest.serializer().serialize("alerts", ALERT))
          .isEqualTo(plain.serializer().serialize("alerts", ALERT));
    }
  }

  @Test
  void refusesALatestVersionThatCannotReadIt() {
    registry.register(
        SUBJECT,
        edited(
                schema ->
                    ((ArrayNode) schema.get("fields"))
                        .addObject()
                        .put("name", "must")
                        .put("type", "int"))
            .toString());
    try (Serde<Alert> serde = useLatest()) {
      assertThatThrownBy(() -> serde.serializer().serialize("alerts", ALERT))
          .isInstanceOf(SerializationException.class)
          .hasMessageContainingAll(SUBJECT, "cannot read");
    }
  }

  private static SingleObject.Codec<Alert> codec() {
    return SingleObject.codec(Alert.class, Stream.of(OLDER, NEWER));
  }

  private Alert read(byte[] bytes) {
    try (Serde<Alert> serde = serde(Map.of())) {
      return serde.deserializer().deserialize("alerts", bytes);
    }
  }

  private Serde<Alert> useLatest() {
    return serde(Map.of("auto.register.schemas", false, "use.latest.version", true));
  }

  private Serde<Alert> serde(Map<String, Object> more) {
    Map<String, Object> configs = new HashMap<>(more);
    configs.put("schema.registry.url", registry.url());
    return AvroSerdes.create(Alert.class, configs);
  }

  /** The alert as a writer with the schema puts it on the topic. */
  private byte[] wire(Schema writer) {
    byte[] single = singleObject(writer);
    int id = registry.register(SUBJECT, writer.toString());
    return ByteBuffer.allocate(single.length - 5)
        .put((byte) 0)
        .putInt(id)
        .put(single, 10, single.length - 10)
        .array();
  }

  private static byte[] singleObject(Schema writer) {
    try {
      byte[] own = ALERT.toByteBuffer().array();
      GenericRecord generic =
          new GenericDatumReader<GenericRecord>(Alert.getClassSchema(), writer)
              .read(null, DecoderFactory.get().binaryDecoder(own, 10, own.length - 10, null));
      if (generic.hasField("notes")) {
        generic.put("notes", Arrays.asList(null, null, null));
      }
      return new BinaryMessageEncoder<GenericRecord>(new GenericData(), writer)
          .encode(generic)
          .array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema edited(Consumer<ObjectNode> edit) {
    try {
      ObjectNode schema =
          (ObjectNode) new ObjectMapper().readTree(Alert.getClassSchema().toString());
      edit.accept(schema);
      return new Schema.Parser().parse(schema.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(ObjectNode schema, String field) {
    ArrayNode fields = (ArrayNode) schema.get("fields");
    List<String> names = fields.findValuesAsText("name");
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).path("name").asText().equals(field)) {
        fields.remove(i);
        return;
      }
    }
    throw new IllegalArgumentException("no field " + field + " in " + names);
  }
}
