package io.andon.topology.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PunctuatorsTest {
  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final Punctuators punctuators = new Punctuators(context);

  @Test
  void cancelsOne_whenAskedTo() {
    Cancellable first = every(1);
    every(2);

    first.cancel();

    assertThat(context.scheduledPunctuators())
        .extracting(MockProcessorContext.CapturedPunctuator::cancelled)
        .containsExactly(true, false);
  }

  @Test
  void cancelsAll_whenClosed() {
    every(1).cancel();
    every(2);
    every(3);

    punctuators.close();

    assertThat(context.scheduledPunctuators())
        .allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
  }

  private Cancellable every(int seconds) {
    return punctuators.every(Duration.ofSeconds(seconds), now -> {});
  }
}
