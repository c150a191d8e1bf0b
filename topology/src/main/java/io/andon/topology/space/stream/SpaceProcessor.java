package io.andon.topology.space.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.internal.Command;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Timer;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.DirectoryKeys;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.failure.Parked;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.space.Change;
import io.andon.topology.space.SignalDecider;
import io.andon.topology.space.TimerDecider;
import io.andon.topology.space.Weight;
import io.andon.topology.space.command.CommandDecider;
import io.andon.topology.store.Retention;
import io.andon.topology.store.StoredSpace;
import io.andon.topology.store.Timers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of a space: reads, decides, writes, forwards, in that order, for signals,
 * commands and timers.
 */
final class SpaceProcessor implements Processor<String, SpaceInput, String, SpaceOutput> {
  private static final Duration TIMERS_EVERY = Duration.ofMillis(250);
  private static final Duration RETENTION_EVERY = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(SpaceProcessor.class);
  private static final SingleObject.Codec<Signal> SIGNALS = SingleObject.codec(Signal.class);
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);

  private final TopologySettings.Keep keep;
  private final StateGuard guard;
  private StateGuard.@Nullable Standing standing;
  private Map<String, StoredSpace> spaces;
  private ProcessorContext<String, SpaceOutput> context;
  private KeyValueStore<Bytes, byte[]> store;
  private Timers timers;
  private StreamFailures failures;
  private TimerClock clock;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first record
  SpaceProcessor(TopologySettings.Keep keep, StateGuard guard) {
    this.keep = keep;
    this.guard = guard;
  }

  /**
   * Begins with nothing in memory: Kafka Streams initialises the same processor again when its task
   * was a standby meanwhile, or when a commit failed, and the store has changed since.
   */
  @Override
  public void init(ProcessorContext<String, SpaceOutput> context) {
    this.context = context;
    this.standing = null;
    guard.left(context.taskId().partition());
    this.failures = StreamFailures.of(context.appConfigs());
    this.spaces = new HashMap<>();
    this.store = context.getStateStore(SpaceTopology.STORE);
    this.timers = new Timers(store);
    this.clock = new TimerClock();
    Retention retention = new Retention(store, keep.records(), keep.audit());
    context.schedule(TIMERS_EVERY, PunctuationType.WALL_CLOCK_TIME, this::fireTimers);
    context.schedule(
        RETENTION_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> forget(retention, now));
  }

  @Override
  public void close() {
    guard.left(context.taskId().partition());
  }

  /**
   * How the state compares with what was published. Not checked in {@link #init}, where Kafka
   * Streams would take a corrupted store for a bug of ours.
   */
  private StateGuard.Standing standing() {
    if (standing == null) {
      standing = guard.check(context.taskId(), store);
    }
    return standing;
  }

  @Override
  public void process(Record<String, SpaceInput> record) {
    Parked parked = failures.begins(context.recordMetadata().orElseThrow());
    if (parked != null) {
      refuse(record, parked.reason());
      return;
    }
    if (standing() instanceof StateGuard.Standing.Refused refused) {
      refuse(record, refused.reason());
      return;
    }
    switch (record.value()) {
      case SpaceInput.OfSignal input -> signal(input.signal(), record);
      case SpaceInput.OfCommand input -> command(input.bytes(), record);
    }
  }

  private void signal(Signal signal, Record<String, SpaceInput> record) {
    clock.arrived(signal.getArrivedAt());
    StoredSpace space = space(signal.getSpace());
    switch (decide(space, signal)) {
      case SignalDecider.Taken taken -> carryOut(space, taken.changes(), record.timestamp());
      case SignalDecider.Refused refused -> {
        if (refused.spoiled()) {
          spaces.remove(space.slug());
        }
        refuseSignal(signal, record, refused.reason());
      }
    }
  }

  private void refuseSignal(Signal signal, Record<String, SpaceInput> record, String reason) {
    deadLetter(
        record,
        DeadLetter.of(found(signal), reason),
        new Origin(signal.getTopic(), signal.getPartition(), signal.getOffset()));
  }

  /** As it came, or what it had become when that was not kept. */
  private static DeadLetter.Found found(Signal signal) {
    byte[] value = bytes(signal.getRawValue());
    return value == null
        ? DeadLetter.Found.of(signal.getSpace().getBytes(UTF_8), SIGNALS.encode(signal))
        : DeadLetter.Found.of(bytes(signal.getRawKey()), value);
  }

  /**
   * A bug in a decision costs the one record that shows it, not the partition: nothing is written
   * yet.
   */
  private SignalDecider.SignalDecision decide(StoredSpace space, Signal signal) {
    try {
      return SignalDecider.decide(space, signal, signal.getArrivedAt());
    } catch (KafkaException e) {
      throw e; // the store, not the decision
    } catch (RuntimeException e) {
      LOG.error("undecidable signal of {} at {}", signal.getSpace(), signal.getOffset(), e);
      return new SignalDecider.Refused("internal error: " + e, true);
    }
  }

  private void command(byte @Nullable [] bytes, Record<String, SpaceInput> record) {
    if (bytes == null) {
      refuseCommand(null, record, "the record has no value");
      return;
    }
    if (DeadLetter.tooLarge(bytes, record.headers())) {
      refuseCommand(bytes, record, DeadLetter.TOO_LARGE);
      return;
    }
    Command command;
    try {
      command = COMMANDS.decode(bytes);
    } catch (RuntimeException e) {
      refuseCommand(bytes, record, "unreadable command: " + e.getMessage());
      return;
    }
    Instant now = Instant.ofEpochMilli(record.timestamp());
    clock.arrived(now);
    StoredSpace space = space(command.getSpace());
    CommandDecider.Decision decision;
    try {
      decision = CommandDecider.decide(space, command, now);
    } catch (KafkaException e) {
      throw e; // the store, not the command
    } catch (RuntimeException e) {
      LOG.error("undecidable command {} of {}", command.getId(), command.getSpace(), e);
      spaces.remove(space.slug());
      refuseCommand(bytes, record, "internal error: " + e);
      return;
    }
    if (decision.spoiled()) {
      spaces.remove(space.slug());
      space = space(command.getSpace());
    }
    if (!decision.repeated()) {
      space.write(decision.outcome());
    }
    carryOut(space, decision.changes(), record.timestamp());
    forward(command.getSpace(), new SpaceOutput.OfOutcome(decision.outcome()), record.timestamp());
  }

  private void refuseCommand(
      byte @Nullable [] command, Record<String, SpaceInput> record, String reason) {
    byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
    deadLetter(
        record,
        DeadLetter.of(new DeadLetter.Found(key, command, record.headers()), reason),
        Origin.of(context.recordMetadata().orElseThrow(), record.headers()));
  }

  private void refuse(Record<String, SpaceInput> record, String reason) {
    switch (record.value()) {
      case SpaceInput.OfSignal input -> refuseSignal(input.signal(), record, reason);
      case SpaceInput.OfCommand input -> refuseCommand(input.bytes(), record, reason);
    }
  }

  private void deadLetter(Record<String, SpaceInput> record, DeadLetter letter, Origin origin) {
    origin.stamp(letter.headers());
    forward(
        new Record<>(
            String.valueOf(record.key()),
            new SpaceOutput.OfDeadLetter(letter.key(), letter.value()),
            record.timestamp(),
            letter.headers()));
  }

  private void fireTimers(long wallClock) {
    if (standing() instanceof StateGuard.Standing.Refused) {
      return;
    }
    Instant now = clock.tick(Instant.ofEpochMilli(wallClock));
    for (Timer timer : timers.takeDue(now)) {
      StoredSpace space = space(timer.getSpace());
      carryOut(space, decide(space, timer, now), wallClock);
    }
  }

  private List<Change> decide(StoredSpace space, Timer timer, Instant now) {
    try {
      List<Change> changes = TimerDecider.decide(space, timer, now);
      String tooLarge = Weight.problem(changes);
      if (tooLarge == null) {
        return changes;
      }
      LOG.error("timer {} does nothing: {}", timer, tooLarge);
    } catch (KafkaException e) {
      throw e; // the store, not the decision
    } catch (RuntimeException e) {
      LOG.error("undecidable timer {}", timer, e);
    }
    spaces.remove(space.slug());
    return List.of();
  }

  private void forget(Retention retention, long wallClock) {
    if (standing() instanceof StateGuard.Standing.Refused) {
      return;
    }
    for (Retention.Expired old : retention.sweep(Instant.ofEpochMilli(wallClock))) {
      carryOut(space(old.space()), List.of(old.change()), wallClock);
    }
  }

  private void carryOut(StoredSpace space, List<Change> changes, long timestamp) {
    space.write(changes);
    for (Change change : changes) {
      tell(space.slug(), change, timestamp);
    }
    if (space.space() != null) {
      spaces.put(space.slug(), space);
    }
  }

  private void tell(String space, Change change, long timestamp) {
    switch (change) {
      case Change.IncidentChanged c -> {
        forward(space, new SpaceOutput.OfIncident(c.incident()), timestamp);
        forward(space, new SpaceOutput.OfEvent(c.event()), timestamp);
      }
      case Change.Notified c ->
          forward(space, new SpaceOutput.OfNotification(c.notification()), timestamp);
      case Change.SpaceSaved c ->
          forward(space, entry(DirectoryKeys.space(space), c.space()), timestamp);
      case Change.OfAccess c -> forward(space, directory(space, c), timestamp);
      case Change.WebhookSaved c ->
          forward(
              space,
              entry(DirectoryKeys.webhook(space, c.webhook().getId()), c.webhook()),
              timestamp);
      case Change.IncidentForgotten c ->
          forward(space, new SpaceOutput.OfForgottenIncident(c.incident().getId()), timestamp);
      case Change.AlertForgotten c -> {}
      case Change.DowntimeForgotten c -> {}
      case Change.OutcomeForgotten c -> {}
      case Change.Audited c -> {}
      case Change.AuditForgotten c -> {}
      case Change.EventForgotten c -> {}
      case Change.AssetSaved c -> {}
      case Change.AssetRemoved c -> {}
      case Change.AlertSaved c -> {}
      case Change.DowntimeSaved c -> {}
      case Change.EvidenceSaved c -> {}
      case Change.EvidenceDeleted c -> {}
      case Change.ShiftLogSaved c -> {}
      case Change.TimerSet c -> {}
      case Change.OfTelling c -> {}
    }
  }

  private static SpaceOutput directory(String space, Change.OfAccess change) {
    return switch (change) {
      case Change.ApiKeySaved c -> entry(DirectoryKeys.apiKey(c.key().getId()), c.key());
      case Change.AdminKeySaved c -> entry(DirectoryKeys.ADMIN_KEY, c.key());
      case Change.SessionSecretSaved c -> entry(DirectoryKeys.SESSION_SECRET, c.secret());
      case Change.UserSaved c -> entry(DirectoryKeys.user(space, c.user().getUsername()), c.user());
      case Change.UserRemoved c ->
          new SpaceOutput.OfDirectory(DirectoryKeys.user(space, c.username()), null);
    };
  }

  private static SpaceOutput entry(String key, Object value) {
    return new SpaceOutput.OfDirectory(key, new DirectoryEntry(value));
  }

  private void forward(String space, SpaceOutput output, long timestamp) {
    forward(new Record<>(space, output, timestamp));
  }

  /** To the one operator that is for this kind of output, instead of offering it to all. */
  private void forward(Record<String, SpaceOutput> record) {
    context.forward(record, SpaceTopology.operator(record.value()));
  }

  /** Only spaces that exist are kept in memory: names that do not are without number. */
  private StoredSpace space(String slug) {
    StoredSpace known = spaces.get(slug);
    return known != null ? known : new StoredSpace(store, slug);
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
