package io.andon.topology.space.stream;

import static io.andon.topology.Fixtures.PLANT;
import static io.andon.topology.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Incident;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.Fixtures;
import io.andon.topology.TreeStore;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.space.SpaceLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  private static SpaceProcessor processor() {
    return new SpaceProcessor(
        new TopologySettings.Keep(Duration.ofDays(90), Duration.ofDays(3650)),
        SpaceLimits.STANDARD,
        new SignalLetters((topic, value) -> new byte[0]));
  }

  private MockProcessorContext<String, SpaceOutput> context;

  private void activate(SpaceProcessor processor, TreeStore with) {
    context = new MockProcessorContext<>();
    context.addStateStore(with);
    processor.init(context);
  }

  private void run(SpaceProcessor processor, Command command) {
    Instant now = at(++commands);
    context.setRecordMetadata("commands", 0, commands);
    processor.process(
        new Record<>(
            PLANT,
            new SpaceInput.OfCommand(COMMANDS.encode(command)),
            CommandsFirst.datedBack(now.toEpochMilli())));
  }

  private Incident create(SpaceProcessor processor) {
    context.resetForwards();
    CreateIncident create =
        CreateIncident.newBuilder().setId("i" + commands).setTitle("Stop").build();
    run(processor, Fixtures.command("create-" + commands, PLANT, create));
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(SpaceOutput.OfIncident.class::isInstance)
        .map(out -> ((SpaceOutput.OfIncident) out).incident())
        .findFirst()
        .orElseThrow();
  }
}
