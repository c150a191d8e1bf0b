package io.andon.topology.ingest;

import io.andon.core.alert.AlertCheck;
import io.andon.core.alert.AlertMerge;
import io.andon.core.asset.AssetCheck;
import io.andon.core.downtime.DowntimeCheck;
import io.andon.core.time.TimeLimits;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.failure.Parked;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.time.Punctuators;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from outside: reads, checks and merges them. Whatever a producer sends, nothing is
 * thrown: what cannot be used becomes {@link Intake.Refused}.
 */
final class IntakeProcessor implements FixedKeyProcessor<byte[], byte[], Intake> {
  private final InputReader reader;
  private static final Duration RETENTION_EVERY = Duration.ofSeconds(5);

  private final Duration keep;
  private FixedKeyProcessorContext<byte[], Intake> context;
  private VersionMerge versions;
  private OnsetJoin join;
  private Punctuators punctuators;
  private KnownSpaces spaces;
  private StreamFailures failures;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first record
  IntakeProcessor(InputReader reader, Duration keep) {
    this.reader = reader;
    this.keep = keep;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Intake> context) {
    this.context = context;
    this.failures = StreamFailures.of(context.appConfigs());
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(IngestTopology.STORE);
    this.versions = new VersionMerge(store);
    this.join = new OnsetJoin(store);
    IngestRetention retention = new IngestRetention(store, keep);
    this.punctuators = new Punctuators(context);
    punctuators.every(RETENTION_EVERY, now -> retention.sweep(Instant.ofEpochMilli(now)));
    this.spaces = new KnownSpaces(context.getStateStore(IngestTopology.DIRECTORY_STORE));
  }

  @Override
  public void close() {
    punctuators.close();
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Origin origin = Origin.of(metadata, record.headers());
    Parked parked = failures.begins(metadata);
    if (parked != null) {
      refuse(record, origin, parked.reason());
      return;
    }
    if (tooLarge(record)) {
      refuse(record, origin, DeadLetter.TOO_LARGE);
      return;
    }
    Retraction retraction =
        metadata.topic().equals(Topic.MISPLACED.topicName())
            ? Retraction.read(record.key(), record.headers())
            : null;
    if (retraction != null) {
      versions.retract(retraction);
      return;
    }
    SpecificRecord value;
    try {
      value =
          record.value() == null && origin.topic().equals(Topic.ASSETS.topicName())
              ? Tombstones.removed(record.key())
              : reader.read(origin.topic(), record.value());
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
    RecordKey key = RecordKey.ofInput(value);
    byte[] rightKey = key.bytes();
    if (!Arrays.equals(rightKey, record.key())) {
      forward(
          Origin.stamped(record.withValue(new Intake.Misplaced(rightKey, record.value())), origin));
      return;
    }
    boolean spaceKnown = spaces.has(key.space());
    if (!spaceKnown || value instanceof Asset) {
      // the space decides: it may be newer than what this node knows of it
      if (value instanceof Alert alert) {
        AlertMerge.normalized(alert, arrivedAt);
      }
      forward(record, signal(key.space(), value, origin, arrivedAt, spaceKnown ? null : record));
      return;
    }
    VersionMerge.Change change =
        switch (value) {
          case Alert alert ->
              versions.alert(alert, arrivedAt, () -> spaces.redelivery(alert.getSpace()));
          case DowntimeEvent event -> versions.downtime(event);
          default -> throw new IllegalStateException("unexpected " + value.getClass());
        };
    if (change != null) {
      tell(record, change, origin, arrivedAt);
    }
  }

  /** The change first: a link is of no use to a space that does not know its ends. */
  private void tell(
      FixedKeyRecord<byte[], byte[]> record,
      VersionMerge.Change change,
      Origin origin,
      Instant arrivedAt) {
    SpecificRecord body = change.body();
    RecordKey key = RecordKey.ofInput(body);
    Signal changed = signal(key.space(), body, origin, arrivedAt, null);
    changed.setFollows(change.follows());
    forward(record, changed);
    Onset onset = change.onset();
    if (onset != null) {
      for (Link link : join.join(key.space(), key.id(), onset)) {
        forward(record, signal(key.space(), link, origin, arrivedAt, null));
      }
    }
  }

  private static boolean tooLarge(FixedKeyRecord<byte[], byte[]> record) {
    return DeadLetter.tooLarge(record.value(), record.headers())
        || new DeadLetter.Found(record.key(), record.value(), record.headers()).size()
            > Topic.MAX_INTAKE_BYTES;
  }

  private static @Nullable String problem(SpecificRecord value, TimeLimits limits) {
    return switch (value) {
      case Alert alert -> AlertCheck.problem(alert, limits);
      case DowntimeEvent event -> DowntimeCheck.problem(event, limits);
      case Asset asset -> AssetCheck.problem(asset);
      default -> throw new IllegalStateException("unexpected " + value.getClass());
    };
  }

  private static Signal signal(
      String space,
      Object body,
      Origin origin,
      Instant arrivedAt,
      @Nullable FixedKeyRecord<byte[], byte[]> raw) {
    return new Signal(
        space,
        body,
        arrivedAt,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        raw == null || raw.key() == null ? null : ByteBuffer.wrap(raw.key()),
        raw == null || raw.value() == null ? null : ByteBuffer.wrap(raw.value()),
        false);
  }

  private void forward(FixedKeyRecord<byte[], byte[]> record, Signal signal) {
    forward(record.withValue(new Intake.Changed(signal)));
  }

  /** To the one operator that is for this kind of result, instead of offering it to all. */
  private void forward(FixedKeyRecord<byte[], Intake> result) {
    context.forward(result, IngestTopology.operator(result.value()));
  }

  private void refuse(FixedKeyRecord<byte[], byte[]> record, Origin origin, String reason) {
    DeadLetter letter =
        DeadLetter.of(new DeadLetter.Found(record.key(), record.value(), record.headers()), reason);
    origin.stamp(letter.headers());
    forward(
        record
            .withValue((Intake) new Intake.Refused(letter.key(), letter.value()))
            .withHeaders(letter.headers()));
  }
}
