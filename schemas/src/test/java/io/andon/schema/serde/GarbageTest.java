package io.andon.schema.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.Timer;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that are no record must be refused with the reason, and must not cost more than they weigh.
 */
@Timeout(120)
class GarbageTest {
  private static final Map<String, ?> MOCK = Map.of("schema.registry.url", "mock://GarbageTest");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  // what one refusal allocates by itself: a stack trace, and classes on their first use
  private static final long FIXED_COST = 1 << 20;
  // what decoding allocates: an empty string is one byte in and a few dozen out
  private static final int COST_PER_BYTE = 400;
  private static final int MUTANTS_PER_TYPE = 2_000;

  // the last field of a notification is a list of strings: its last byte says that it is empty
  private static final Notification LIST_AT_THE_END =
      Notification.newBuilder()
          .setSpace("s")
          .setId("id")
          .setKind("kind")
          .setIncident("i")
          .setNumber(1L)
          .setTitle("t")
          .setState(IncidentState.RESOLVED)
          .setSeverity(Severity.LOW)
          .setAt(Instant.EPOCH)
          .build();

  static List<Arguments> headers() {
    return List.of(
        arguments("", "has 0 bytes"),
        arguments("00", "has 1 bytes"),
        arguments("00000000", "has 4 bytes"),
        arguments("0100112233445566778899aabbccddeeff02", "starts with byte 1, the newer format"),
        arguments("07000000010203", "starts with byte 7 and not with 0"),
        arguments("7b2273706163", "starts with byte 123"),
        arguments("00000001ff0203", "no schema with id 511"),
        arguments("00ffffffff0203", "no schema with id -1"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void refusesWhatIsNotTheWireFormat(String hex, String reason) {
    try (Serde<Alert> serde = AvroSerdes.create(Alert.class, MOCK)) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining(reason);
    }
  }

  static List<Arguments> listEndings() {
    return List.of(
        arguments("nothing", "", "it ends early"),
        arguments("a count and no element", "02", "it ends early"),
        arguments("2^30 elements", "8080808008", "it ends early"),
        arguments("2^62 elements", "808080808080808040", "Cannot read collections larger"),
        arguments("the smallest count", "ffffffffffffffffff01", "Block count is invalid"),
        arguments("a block of -1 bytes", "0101", "Block byte-size is negative"),
        arguments("a number without end", "ffffffffffffffffffffff", "Invalid long encoding"),
        arguments("a string of -1 bytes", "0201", "Length is negative"),
        arguments("a string of 2^31-9 bytes", "02eeffffff0f61", "it ends early"),
        arguments("a string of 2^40 bytes", "0280808080804061", "Cannot read strings longer"),
        arguments("a byte too many", "0000", "1 bytes are left over"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listEndings")
  void refusesAListThatIsNone(String what, String ending, String reason) {
    refuses(Notification.class, LIST_AT_THE_END, 1, ending, reason);
  }

  @Test
  void refusesWhatNoEnumAndNoUnionHas() {
    Alert alert =
        Alert.newBuilder()
            .setSpace("s")
            .setAlertId("a")
            .setSource("x")
            .setTitle("t")
            .setSeverity(Severity.LOW)
            .setStatus(AlertStatus.ACTIVE)
            .setAsset("a")
            .build();
    refuses(Alert.class, alert, 1, "7e", "Union branch index out of range");
    // labels, annotations, location and coordinates are one zero byte each
    refuses(Alert.class, alert, 4, "80808080808080804000", "Cannot read collections larger");
    refuses(Timer.class, Samples.of(Timer.class, 1), Integer.MAX_VALUE, "7e", "out of range");
  }

  /** Replaces the last bytes of a valid record. */
  private static <T extends SpecificRecord> void refuses(
      Class<T> type, T valid, int cut, String ending, String reason) {
    try (Serde<T> serde = AvroSerdes.create(type, MOCK)) {
      byte[] bytes = serde.serializer().serialize("t", valid);
      byte[] hostile = join(Arrays.copyOf(bytes, Math.max(5, bytes.length - cut)), ending);
      assertThatThrownBy(() -> serde.deserializer().deserialize("t", hostile))
          .isInstanceOf(SerializationException.class)
          .hasMessageContainingAll(type.getSimpleName(), reason);
      SingleObject.Codec<T> codec = SingleObject.codec(type);
      byte[] single = codec.encode(valid);
      byte[] hostileSingle = join(Arrays.copyOf(single, Math.max(10, single.length - cut)), ending);
      assertThatThrownBy(() -> codec.decode(hostileSingle))
          .isInstanceOf(SerializationException.class)
          .hasMessageContainingAll(type.getSimpleName(), reason);
    }
  }

  private static byte[] join(byte[] start, String hex) {
    byte[] end = HexFormat.of().parseHex(hex);
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }

  @Test
  void refusesAnotherRecordThanTheOneExpected() {
    try (Serde<Alert> alerts = AvroSerdes.create(Alert.class, MOCK);
        Serde<Asset> assets = AvroSerdes.create(Asset.class, MOCK)) {
      byte[] asset = assets.serializer().serialize("t", Samples.of(Asset.class, 1));
      assertThatThrownBy(() -> alerts.deserializer().deserialize("t", asset))
          .isInstanceOf(SerializationException.class)
          .hasMessageContainingAll("io.andon.schema.Asset", "expected is a io.andon.schema.Alert");
    }
  }

  @Test
  void refusesOtherThanSingleObjects() {
    SingleObject.Codec<Alert> codec = SingleObject.codec(Alert.class);
    for (String hex : List.of("", "c3", "c301", "c30100000000000000", "0000000001020304050607")) {
      assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex(hex)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("Not a single Avro object");
    }
    assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex("c301efcdab896745230100")))
        .isInstanceOf(SerializationException.class)
        .hasMessageContainingAll("io.andon.schema.Alert", "0123456789abcdef", "schema-history");
  }

  static Stream<Class<? extends SpecificRecord>> records() {
    return Records.all().stream();
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void survivesMutants(Class<T> type) {
    try (Serde<T> serde = AvroSerdes.create(type, MOCK)) {
      List<byte[]> valid =
          Samples.of(type).map(sample -> serde.serializer().serialize("t", sample)).toList();
      Random random = new Random(type.getName().hashCode());
      for (int i = 0; i < MUTANTS_PER_TYPE; i++) {
        byte[] mutant = mutate(valid.get(i % valid.size()), 5, random);
        survives(mutant, bytes -> serde.deserializer().deserialize("t", bytes));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends SpecificRecord> void survivesMutantsOfSingleObjects(Class<T> type) {
    SingleObject.Codec<T> codec = SingleObject.codec(type);
    List<byte[]> valid = Samples.of(type).map(codec::encode).toList();
    Random random = new Random(type.getName().hashCode());
    for (int i = 0; i < MUTANTS_PER_TYPE; i++) {
      survives(mutate(valid.get(i % valid.size()), 10, random), codec::decode);
    }
  }

  private static void survives(byte[] bytes, Consumer<byte[]> decode) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      decode.accept(bytes);
    } catch (SerializationException refused) {
      // what should be
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated)
        .as(() -> "allocated for " + HexFormat.of().formatHex(bytes))
        .isLessThan(FIXED_COST + (long) COST_PER_BYTE * bytes.length);
  }

  /** Some damage anywhere behind the header; sometimes in it. */
  private static byte[] mutate(byte[] valid, int header, Random random) {
    byte[] bytes = valid.clone();
    int start = random.nextInt(20) == 0 ? 0 : Math.min(header, bytes.length);
    for (int wounds = 1 + random.nextInt(3); wounds > 0 && bytes.length > start; wounds--) {
      int at = start + random.nextInt(bytes.length - start);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
        case 4 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 9), (byte) 0xff);
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0x80);
      }
    }
    return bytes;
  }
}
