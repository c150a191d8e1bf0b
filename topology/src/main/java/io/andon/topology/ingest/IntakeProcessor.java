package io.andon.topology.ingest;

import io.andon.core.alert.AlertMerge;
import io.andon.core.time.TimeLimits;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
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
  private static final Duration RETENTION_EVERY = Duration.ofSeconds(5);

  private final InputReader reader;
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
    Input input;
    try {
      input =
          record.value() == null && origin.topic().equals(Topic.ASSETS.topicName())
              ? new Input.OfAsset(Tombstones.removed(record.key()))
              : reader.read(origin.topic(), record.value());
    } catch (UnreadableException e) {
      refuse(record, origin, e.getMessage());
      return;
    }
    Instant arrivedAt = Instant.ofEpochMilli(record.timestamp());
    String problem = input.problem(new TimeLimits(arrivedAt));
    if (problem != null) {
      refuse(record, origin, problem);
      return;
    }
    byte[] rightKey = input.key().bytes();
    if (!Arrays.equals(rightKey, record.key())) {
      forward(
          Origin.stamped(record.withValue(new Intake.Misplaced(rightKey, record.value())), origin));
      return;
    }
    if (!spaces.has(input.space())) {
      // the space decides: it may be newer than what this node knows of it
      if (input instanceof Input.OfAlert unknown) {
        AlertMerge.normalized(unknown.body(), arrivedAt);
      }
      forward(record, signal(input.space(), input.body(), origin, arrivedAt, record));
      return;
    }
    VersionMerge.Change change =
        switch (input) {
          case Input.OfAlert of ->
              versions.alert(of.body(), arrivedAt, () -> spaces.redelivery(of.space()));
          case Input.OfDowntime of -> versions.downtime(of.body());
          // the space compares it with what it knows
          case Input.OfAsset of -> new VersionMerge.Change(of.body(), null, false);
        };
    if (change != null) {
      tell(record, input, change, origin, arrivedAt);
    }
  }

  /** The change first: a link is of no use to a space that does not know its ends. */
  private void tell(
      FixedKeyRecord<byte[], byte[]> record,
      Input input,
      VersionMerge.Change change,
      Origin origin,
      Instant arrivedAt) {
    String space = input.space();
    Signal changed = signal(space, change.body(), origin, arrivedAt, null);
    changed.setFollows(change.follows());
    forward(record, changed);
    Onset onset = change.onset();
    if (onset != null) {
      for (Link link : join.join(space, input.asset(), onset)) {
        forward(record, signal(space, link, origin, arrivedAt, null));
      }
    }
  }

  private static boolean tooLarge(FixedKeyRecord<byte[], byte[]> record) {
    return DeadLetter.tooLarge(record.value(), record.headers())
        || new DeadLetter.Found(record.key(), record.value(), record.headers()).size()
            > Topic.MAX_INTAKE_BYTES;
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
