package io.andon.topology.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.Signal;
import io.andon.topology.alert.AlertCheck;
import io.andon.topology.alert.AlertMerge;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.downtime.DowntimeCheck;
import io.andon.topology.time.TimeLimits;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from outside: reads, checks and merges them. Whatever a producer sends, nothing is
 * thrown: what cannot be used becomes {@link Intake.Refused}.
 */
final class IntakeProcessor implements FixedKeyProcessor<byte[], byte[], Intake> {
  private final InputReader reader;
  private final Duration joinWindow;
  private FixedKeyProcessorContext<byte[], Intake> context;
  private VersionMerge versions;
  private ReadOnlyKeyValueStore<String, ?> directory;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first record
  IntakeProcessor(InputReader reader, Duration joinWindow) {
    this.reader = reader;
    this.joinWindow = joinWindow;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Intake> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(EvidenceTopology.STORE);
    this.versions = new VersionMerge(store, joinWindow);
    this.directory = context.getStateStore(EvidenceTopology.DIRECTORY_STORE);
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    Origin origin = Origin.of(context.recordMetadata().orElseThrow(), record.headers());
    SpecificRecord value;
    try {
      value = reader.read(origin.topic(), record.value());
    } catch (UnreadableException e) {
      refuse(record, origin, e.getMessage());
      return;
    }
    Instant arrivedAt = Instant.ofEpochMilli(record.timestamp());
    String problem = problem(value, new TimeLimits(arrivedAt));
    if (problem != null) {
      refuse(record, origin, problem);
      return;
    }
    byte[] rightKey = rightKey(value);
    if (!Arrays.equals(rightKey, record.key())) {
      context.forward(
          Origin.stamped(record.withValue(new Intake.Misplaced(rightKey, record.value())), origin));
      return;
    }
    boolean spaceKnown = directory.get("space/" + space(value)) != null;
    if (!spaceKnown || value instanceof Asset) {
      // the space decides: it may be newer than what this node knows of it
      if (value instanceof Alert alert) {
        AlertMerge.normalized(alert, arrivedAt);
      }
      forward(record, signal(value, origin, arrivedAt, spaceKnown ? null : record), null);
      return;
    }
    VersionMerge.Change change =
        switch (value) {
          case Alert alert -> versions.alert(alert, arrivedAt);
          case DowntimeEvent event -> versions.downtime(event, arrivedAt);
          default -> throw new IllegalStateException("unexpected " + value.getClass());
        };
    if (change != null) {
      forward(record, signal(change.body(), origin, arrivedAt, null), change.onset());
    }
  }

  private static @Nullable String problem(SpecificRecord value, TimeLimits limits) {
    return switch (value) {
      case Alert alert -> AlertCheck.problem(alert, limits);
      case DowntimeEvent event -> DowntimeCheck.problem(event, limits);
      case Asset asset ->
          asset.getSpace().isBlank()
              ? "space is missing"
              : asset.getId().isBlank() ? "id is missing" : null;
      default -> throw new IllegalStateException("unexpected " + value.getClass());
    };
  }

  private static byte[] rightKey(SpecificRecord value) {
    return switch (value) {
      case Alert alert -> EvidenceKeys.recordKey(alert.getSpace(), alert.getAsset());
      case DowntimeEvent event -> EvidenceKeys.recordKey(event.getSpace(), event.getRoiName());
      case Asset asset -> EvidenceKeys.recordKey(asset.getSpace(), asset.getId());
      default -> throw new IllegalStateException("unexpected " + value.getClass());
    };
  }

  private static String space(SpecificRecord value) {
    return switch (value) {
      case Alert alert -> alert.getSpace();
      case DowntimeEvent event -> event.getSpace();
      case Asset asset -> asset.getSpace();
      default -> throw new IllegalStateException("unexpected " + value.getClass());
    };
  }

  private static Signal signal(
      Object body, Origin origin, Instant arrivedAt, @Nullable FixedKeyRecord<byte[], byte[]> raw) {
    return new Signal(
        space((SpecificRecord) body),
        body,
        arrivedAt,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        raw == null || raw.key() == null ? null : ByteBuffer.wrap(raw.key()),
        raw == null ? null : ByteBuffer.wrap(raw.value()));
  }

  private void forward(
      FixedKeyRecord<byte[], byte[]> record, Signal signal, @Nullable Onset onset) {
    context.forward(record.withValue(new Intake.Changed(signal, onset)));
  }

  private void refuse(FixedKeyRecord<byte[], byte[]> record, Origin origin, String reason) {
    record.headers().add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8));
    context.forward(Origin.stamped(record.withValue(new Intake.Refused(record.value())), origin));
  }
}
