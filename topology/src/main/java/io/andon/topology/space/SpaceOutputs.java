package io.andon.topology.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.space.Change;
import io.andon.schema.internal.Signal;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.ingest.Retraction;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What the processor of spaces sends on: what was decided, and what was refused, as a dead letter
 * with the reason.
 */
final class SpaceOutputs {
  private final ProcessorContext<String, SpaceOutput> context;
  private final SignalDeadLetters letters;

  SpaceOutputs(ProcessorContext<String, SpaceOutput> context, SignalDeadLetters letters) {
    this.context = context;
    this.letters = letters;
  }

  /** Tells of changes of a space that have been written. */
  void tell(String space, List<Change> changes, long timestamp) {
    for (Change change : changes) {
      if (change instanceof Change.Published published) {
        for (SpaceOutput output : PublishedChanges.outputs(space, published)) {
          forward(space, output, timestamp);
        }
      }
    }
  }

  void forward(String space, SpaceOutput output, long timestamp) {
    forward(new Record<>(space, output, timestamp));
  }

  /** To the one operator that is for this kind of output, instead of offering it to all. */
  private void forward(Record<String, SpaceOutput> record) {
    context.forward(record, SpaceTopology.operator(record.value()));
  }

  /** A dead letter. */
  void refuse(Signal signal, String reason) {
    forward(letters.letter(signal, reason));
  }

  /** As {@link #refuse(Signal, String)}; what it told is news again when it is told once more. */
  void refuseForNow(Signal signal, String reason) {
    refuse(signal, reason);
    Retraction retraction = Retraction.of(signal.getBody());
    if (retraction != null) {
      forward(
          signal.getSpace(),
          new SpaceOutput.OfRetraction(retraction),
          signal.getArrivedAt().toEpochMilli());
    }
  }

  /** Whatever it holds. */
  void refuse(Record<String, SpaceInput> record, String reason) {
    switch (record.value()) {
      case SpaceInput.OfSignal input -> refuse(input.signal(), reason);
      case SpaceInput.OfCommand input -> refuseCommand(input.bytes(), record, reason);
    }
  }

  /**
   * A dead letter of the record that is processed now.
   *
   * @param command its value as it came
   */
  void refuseCommand(byte @Nullable [] command, Record<String, SpaceInput> record, String reason) {
    byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
    DeadLetter letter = DeadLetter.of(new DeadLetter.Found(key, command, record.headers()), reason);
    Origin.of(context.recordMetadata().orElseThrow(), record.headers()).stamp(letter.headers());
    forward(
        new Record<>(
            String.valueOf(record.key()),
            new SpaceOutput.OfDeadLetter(letter.key(), letter.value()),
            CommandsFirst.arrivedAt(record.timestamp()).toEpochMilli(),
            letter.headers()));
  }
}
