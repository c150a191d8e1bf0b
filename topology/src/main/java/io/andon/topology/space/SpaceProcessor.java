package io.andon.topology.space;

import io.andon.core.command.CommandDecider;
import io.andon.core.signal.SignalDecider;
import io.andon.core.signal.TimerDecider;
import io.andon.core.space.Change;
import io.andon.core.space.RecordSize;
import io.andon.core.space.SpaceLimits;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Timer;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.failure.Parked;
import io.andon.topology.failure.Place;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.store.SpaceRetention;
import io.andon.topology.store.StoredSpace;
import io.andon.topology.store.Timers;
import io.andon.topology.store.WaitingSignals;
import io.andon.topology.time.Punctuators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
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
  private static final Duration TURNS_EVERY = Duration.ofMillis(10);

  /** How long what waits is worked on in a row, and at least and at most how much of it. */
  private static final long TURN_MILLIS = 10;

  private static final int LEAST_IN_A_TURN = 20;
  private static final int MOST_IN_A_TURN = 500;
  private static final Duration RETENTION_EVERY = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(SpaceProcessor.class);
  private static final List<Step> STEPS = List.of(SignalDecider::discover, SignalDecider::decide);
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);

  private final TopologySettings.Keep keep;
  private final SpaceLimits limits;
  private final SignalDeadLetters letters;
  private final StateGuard guard;
  private StateGuard.@Nullable Admission admission;
  private SpacesInMemory spaces;
  private ProcessorContext<String, SpaceOutput> context;
  private KeyValueStore<Bytes, byte[]> store;
  private Timers timers;
  private StreamFailures failures;
  private SpaceOutputs outputs;
  private Punctuators punctuators;
  private TimerClock clock;
  private WaitingSignals waiting;
  private FairScheduler scheduler;
  private boolean busy;
  private long othersUntil;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first record
  SpaceProcessor(
      TopologySettings.Keep keep, SpaceLimits limits, SignalDeadLetters letters, StateGuard guard) {
    this.keep = keep;
    this.limits = limits;
    this.letters = letters;
    this.guard = guard;
  }

  /**
   * Begins with nothing in memory: Kafka Streams initialises the same processor again when its task
   * was a standby meanwhile, or when a commit failed, and the store has changed since.
   */
  @Override
  public void init(ProcessorContext<String, SpaceOutput> context) {
    this.context = context;
    this.admission = null;
    guard.left(context.taskId().partition());
    this.failures = StreamFailures.of(context.appConfigs());
    this.outputs = new SpaceOutputs(context, letters);
    this.store = context.getStateStore(SpaceTopology.STORE);
    this.spaces = new SpacesInMemory(store, limits);
    this.timers = new Timers(store);
    this.clock = new TimerClock();
    SpaceRetention retention = new SpaceRetention(store, keep.records(), keep.audit());
    this.waiting = new WaitingSignals(store);
    this.scheduler = new FairScheduler(limits.eventsPerSecond());
    this.othersUntil = 0;
    this.punctuators = new Punctuators(context);
    punctuators.every(TURNS_EVERY, now -> takeTurns());
    punctuators.every(TIMERS_EVERY, this::fireTimers);
    punctuators.every(RETENTION_EVERY, now -> expire(retention, now));
  }

  @Override
  public void close() {
    punctuators.close();
    guard.left(context.taskId().partition());
  }

  /**
   * How the state compares with what was published. Not checked in {@link #init}, where Kafka
   * Streams would take a corrupted store for a bug of ours.
   */
  private StateGuard.Admission admission() {
    if (admission == null) {
      admission = guard.check(context.taskId(), store);
    }
    return admission;
  }

  @Override
  public void process(Record<String, SpaceInput> record) {
    Parked parked = failures.begins(context.recordMetadata().orElseThrow());
    if (parked != null) {
      outputs.refuse(record, parked.reason());
      return;
    }
    if (admission() instanceof StateGuard.Admission.Refused refused) {
      outputs.refuse(record, refused.reason());
      return;
    }
    switch (record.value()) {
      case SpaceInput.OfSignal input -> signal(input.signal());
      case SpaceInput.OfCommand input -> command(input.bytes(), record);
    }
  }

  private void signal(Signal signal) {
    busy = true;
    StoredSpace space = spaces.get(signal.getSpace());
    if (space.space() == null) {
      settle(space, signal);
      return;
    }
    boolean counts = !(signal.getBody() instanceof Link); // it only follows from what was counted
    if (counts && !scheduler.allows(space.slug(), signal.getArrivedAt())) {
      outputs.refuseForNow(signal, limits.tooManyEvents());
    } else if (waiting.has(space.slug())
        || !scheduler.goesNow(space.slug(), signal.getArrivedAt())) {
      waiting.add(signal);
    } else {
      settle(space, signal);
    }
  }

  /**
   * Decides on signals that waited, of each space in turn. While others come, they get as much time
   * as the last turn took.
   */
  private void takeTurns() {
    if (admission() instanceof StateGuard.Admission.Refused) {
      return;
    }
    scheduler.begin();
    long begin = context.currentSystemTimeMs();
    if (waiting.isEmpty() || (busy && begin < othersUntil)) {
      return;
    }
    busy = false;
    long now = begin;
    for (int taken = 0;
        taken < LEAST_IN_A_TURN || (taken < MOST_IN_A_TURN && now < begin + TURN_MILLIS);
        taken++) {
      Signal signal = waiting.take();
      if (signal == null) {
        break;
      }
      settle(spaces.get(signal.getSpace()), signal);
      now = context.currentSystemTimeMs();
    }
    othersUntil = now + (now - begin);
  }

  /** At once or after it waited: then Kafka Streams does not know any more which record it was. */
  private void settle(StoredSpace space, Signal signal) {
    Place origin = new Place(signal.getTopic(), signal.getPartition(), signal.getOffset());
    Parked parked = failures.resumes(origin);
    if (parked != null) {
      outputs.refuse(signal, parked.reason());
      return;
    }
    try {
      decideAll(space, signal);
    } catch (RuntimeException e) {
      failures.blame(e, origin);
      throw e;
    }
  }

  private void decideAll(StoredSpace space, Signal signal) {
    clock.arrived(signal.getArrivedAt());
    scheduler.decided(space.slug(), signal.getArrivedAt());
    long timestamp = signal.getArrivedAt().toEpochMilli();
    // what it names first, for the decision looks at where that is
    for (Step step : STEPS) {
      SignalDecider.SignalDecision decision =
          spaces.decide(
              new SpacesInMemory.Input(space, "signal", signal.getOffset()),
              () -> step.decide(space, signal, signal.getArrivedAt()),
              bug -> new SignalDecider.Refused(internalError(bug)));
      switch (decision) {
        case SignalDecider.Taken taken -> carryOut(space, taken.changes(), timestamp);
        case SignalDecider.OverLimit over -> {
          outputs.refuseForNow(signal, over.reason());
          return;
        }
        case SignalDecider.Refused refused -> {
          outputs.refuse(signal, refused.reason());
          return;
        }
      }
    }
  }

  private interface Step {
    SignalDecider.SignalDecision decide(SpaceView view, Signal signal, Instant now);
  }

  private static String internalError(RuntimeException bug) {
    return "internal error: " + bug;
  }

  private void command(byte @Nullable [] bytes, Record<String, SpaceInput> record) {
    if (bytes == null) {
      outputs.refuseCommand(null, record, "the record has no value");
      return;
    }
    if (DeadLetter.tooLarge(bytes, record.headers())) {
      outputs.refuseCommand(bytes, record, DeadLetter.TOO_LARGE);
      return;
    }
    Command command;
    try {
      command = COMMANDS.decode(bytes);
    } catch (RuntimeException e) {
      outputs.refuseCommand(bytes, record, "unreadable command: " + e.getMessage());
      return;
    }
    Instant now = CommandsFirst.arrivedAt(record.timestamp());
    StoredSpace space = spaces.get(command.getSpace());
    CommandDecider.@Nullable Decision decision =
        spaces.<CommandDecider.@Nullable Decision>decide(
            new SpacesInMemory.Input(space, "command", command.getId()),
            () -> CommandDecider.decide(space, command, now),
            bug -> {
              outputs.refuseCommand(bytes, record, internalError(bug));
              return null;
            });
    if (decision == null) {
      return;
    }
    if (!decision.repeated()) {
      space.write(decision.outcome());
    }
    carryOut(space, decision.changes(), now.toEpochMilli());
    outputs.forward(
        command.getSpace(), new SpaceOutput.OfOutcome(decision.outcome()), now.toEpochMilli());
  }

  private void fireTimers(long wallClock) {
    if (admission() instanceof StateGuard.Admission.Refused) {
      return;
    }
    Instant now = clock.tick(Instant.ofEpochMilli(wallClock));
    // a space that has signals waiting has not come as far: they may be what its timers wait for
    Function<String, Instant> times =
        space -> waiting.has(space) ? scheduler.decidedUpTo(space) : now;
    for (Timer timer : timers.takeDue(now, times)) {
      StoredSpace space = spaces.get(timer.getSpace());
      carryOut(space, decide(space, timer, now), wallClock);
    }
  }

  private List<Change> decide(StoredSpace space, Timer timer, Instant now) {
    List<Change> changes =
        spaces.decide(
            new SpacesInMemory.Input(space, "timer", timer),
            () -> TimerDecider.decide(space, timer, now),
            bug -> List.of());
    String tooLarge = RecordSize.problem(changes);
    if (tooLarge != null) {
      LOG.error("timer {} does nothing: {}", timer, tooLarge);
      return List.of();
    }
    return changes;
  }

  private void expire(SpaceRetention retention, long wallClock) {
    if (admission() instanceof StateGuard.Admission.Refused) {
      return;
    }
    for (SpaceRetention.Expired old : retention.sweep(Instant.ofEpochMilli(wallClock))) {
      carryOut(spaces.get(old.space()), List.of(old.change()), wallClock);
    }
  }

  private void carryOut(StoredSpace space, List<Change> changes, long timestamp) {
    space.write(changes);
    outputs.tell(space.slug(), changes, timestamp);
    spaces.keep(space);
  }
}
