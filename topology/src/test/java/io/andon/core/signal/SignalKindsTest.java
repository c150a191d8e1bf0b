package io.andon.core.signal;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.Fixtures;
import io.andon.core.UnionKinds;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Signal;
import io.andon.topology.SpaceHarness;
import io.andon.topology.ingest.Retraction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of signal there is, is known where signals are decided on and retracted. */
class SignalKindsTest {
  static List<Signal> kinds() {
    return UnionKinds.of(Signal.getClassSchema(), "body").stream()
        .map(body -> Fixtures.signal(body, at(1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isDecided(Signal signal) {
    SpaceView space = new SpaceHarness().view();

    assertThatCode(() -> SignalDecider.discover(space, signal, at(1))).doesNotThrowAnyException();
    assertThatCode(() -> SignalDecider.decide(space, signal, at(1))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isRetractedOrNot(Signal signal) {
    assertThatCode(() -> Retraction.of(signal.getBody())).doesNotThrowAnyException();
  }
}
