package io.andon.topology.time;

import io.andon.topology.failure.StreamFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * What a processor has called by the wall clock in one of its lives, from init to close. Kafka
 * Streams keeps punctuators in the task and goes on calling them when the task is revived: those of
 * the earlier life have to be cancelled, or there are more with each revival.
 */
public final class Punctuators implements AutoCloseable {
  private final ProcessingContext context;
  private final StreamFailures failures;
  private final List<Cancellable> scheduled = new ArrayList<>();

  public Punctuators(ProcessingContext context) {
    this.context = context;
    this.failures = StreamFailures.of(context.appConfigs());
  }

  /** Begins one, which may be cancelled by itself. */
  public Cancellable every(Duration pace, Punctuator work) {
    Cancellable one =
        context.schedule(
            pace,
            PunctuationType.WALL_CLOCK_TIME,
            now -> {
              failures.noRecord();
              work.punctuate(now);
            });
    scheduled.add(one);
    return () -> {
      one.cancel();
      scheduled.remove(one);
    };
  }

  @Override
  public void close() {
    scheduled.forEach(Cancellable::cancel);
    scheduled.clear();
  }
}
