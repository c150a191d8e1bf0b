package io.andon.topology.space;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.core.Fixtures;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.TreeStore;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** What a processor must not carry over when its task comes back to it. */
class SpaceProcessorTest {
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);

  private final TreeStore store = new TreeStore(SpaceTopology.STORE);
  private int commands;

  @Test
  void goesOnFromTheStore_whenItsTaskWasElsewhereMeanwhile() {
    SpaceProcessor here = processor();
    SpaceProcessor there = processor();
    activate(here, store);
    run(here, Fixtures.createSpace(PLANT));
    Incident first = create(here);

    // Kafka Streams makes the active task a standby one and back with the same processor
    here.close();
    activate(there, store);
    Incident second = create(there);
    there.close();
    activate(here, store);
    Incident third = create(here);

    assertThat(List.of(first, second, third))
        .extracting(Incident::getNumber)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void forgetsWhatWasUndone_whenItsTaskIsRevived() {
    SpaceProcessor processor = processor();
    activate(processor, store);
    run(processor, Fixtures.createSpace(PLANT));
    TreeStore committed = store.copy();
    assertThat(create(processor).getNumber()).isEqualTo(1);

    // the commit failed: the store is read back from the changelog, the processor initialised again
    activate(processor, committed);

    assertThat(create(processor).getNumber()).isEqualTo(1);
  }

  /** They are kept in the task, which may be revived with the same processor. */
  @Test
  void nothingIsCalledByTheClockAnyMore_whenItIsClosed() {
    SpaceProcessor processor = processor();
    activate(processor, store);
    assertThat(context.scheduledPunctuators())
        .isNotEmpty()
        .noneMatch(MockProcessorContext.CapturedPunctuator::cancelled);

    processor.close();

    assertThat(context.scheduledPunctuators())
        .allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
  }

  @Test
  void throwsTheStateAway_whenItIsBehindWhatWasPublished_andThenServesNothing() {
    SpaceProcessor processor = processor();
    activate(processor, store);
    run(processor, Fixtures.createSpace(PLANT));
    create(processor);
    TreeStore behind = store.copy();
    create(processor);
    published.add(event());

    SpaceProcessor next = processor();
    activate(next, behind);
    assertThatThrownBy(() -> create(next)).isInstanceOf(TaskCorruptedException.class);
    assertThat(guard.refused()).isEmpty();

    // the changelog has lost it too
    activate(next, behind);
    run(next, command());

    assertThat(letters())
        .singleElement()
        .asString()
        .isEqualTo(
            "the state of partition 0 is behind the topic incident-events:"
                + " space plant has given number 2, the state knows them up to 1");
    assertThat(guard.refused()).containsOnlyKeys(0);

    activate(next, store);
    assertThat(create(next).getNumber()).isEqualTo(3);
    assertThat(guard.refused()).isEmpty();
  }

  @Test
  void refusesAnOldVersionOfAnIncident() {
    SpaceProcessor processor = processor();
    activate(processor, store);
    run(processor, Fixtures.createSpace(PLANT));
    Incident incident = create(processor);
    TreeStore behind = store.copy();
    run(processor, Fixtures.edit("e1", incident.getId(), "title", "Another"));
    published.add(event());

    SpaceProcessor next = processor();
    activate(next, behind);
    assertThatThrownBy(() -> create(next)).isInstanceOf(TaskCorruptedException.class);
    activate(next, store);
    assertThat(create(next).getNumber()).isEqualTo(2);
  }

  private final List<IncidentEvent> published = new ArrayList<>();
  private final StateGuard guard = new StateGuard(new Published(), false);

  /** What a topic would hold of it. */
  private final class Published implements PublishedEvents {
    @Override
    public List<IncidentEvent> latest(int partition) {
      return published;
    }

    @Override
    public void close() {}
  }

  private SpaceProcessor processor() {
    return new SpaceProcessor(
        new TopologySettings.Keep(Duration.ofDays(90), Duration.ofDays(3650)),
        SpaceLimits.STANDARD,
        new SignalDeadLetters((topic, value) -> new byte[0]),
        guard);
  }

  /** The last one that was forwarded. */
  private IncidentEvent event() {
    return outputs(SpaceOutput.OfEvent.class)
        .map(SpaceOutput.OfEvent::event)
        .findFirst()
        .orElseThrow();
  }

  private List<String> letters() {
    return context.forwarded().stream()
        .map(forward -> forward.record())
        .filter(record -> record.value() instanceof SpaceOutput.OfDeadLetter)
        .map(
            record ->
                new String(record.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
        .toList();
  }

  private <T extends SpaceOutput> Stream<T> outputs(Class<T> kind) {
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private MockProcessorContext<String, SpaceOutput> context;

  private void activate(SpaceProcessor processor, TreeStore with) {
    context = new MockProcessorContext<>();
    context.addStateStore(with);
    processor.init(context);
  }

  private void run(SpaceProcessor processor, Command command) {
    context.resetForwards();
    Instant now = at(++commands);
    context.setRecordMetadata("commands", 0, commands);
    processor.process(
        new Record<>(
            PLANT,
            new SpaceInput.OfCommand(COMMANDS.encode(command)),
            CommandsFirst.datedBack(now.toEpochMilli())));
  }

  private Incident create(SpaceProcessor processor) {
    run(processor, command());
    return outputs(SpaceOutput.OfIncident.class)
        .map(SpaceOutput.OfIncident::incident)
        .findFirst()
        .orElseThrow();
  }

  private Command command() {
    CreateIncident create =
        CreateIncident.newBuilder().setId("i" + commands).setTitle("Stop").build();
    return Fixtures.command("create-" + commands, PLANT, create);
  }
}
