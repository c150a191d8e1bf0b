package io.andon.topology.space;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.andon.core.Fixtures;
import io.andon.core.UnionKinds;
import io.andon.schema.internal.Signal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of signal there is can become a dead letter. */
class SignalDeadLettersTest {
  private final SignalDeadLetters letters =
      new SignalDeadLetters((topic, value) -> value.toString().getBytes());

  static List<Signal> kinds() {
    return UnionKinds.of(Signal.getClassSchema(), "body").stream()
        .map(body -> Fixtures.signal(body, at(1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void writesEveryKindOfSignal(Signal signal) {
    assertThatCode(() -> letters.letter(signal, "no room")).doesNotThrowAnyException();
  }
}
