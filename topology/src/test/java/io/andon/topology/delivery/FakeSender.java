package io.andon.topology.delivery;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Sender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what it is offered, and says what became of it when it is told to. */
public final class FakeSender implements Sender {
  private final Map<Attempt, Consumer<Outcome>> underWay = new LinkedHashMap<>();
  private final List<Attempt> begun = new ArrayList<>();
  private boolean busy;

  @Override
  public boolean offer(Attempt attempt, Consumer<Outcome> done) {
    if (busy) {
      return false;
    }
    begun.add(attempt);
    underWay.put(attempt, done);
    return true;
  }

  /** Takes nothing more, or takes again. */
  public void busy(boolean now) {
    busy = now;
  }

  /** Every attempt there was, in order. */
  public List<Attempt> begun() {
    return begun;
  }

  /** Attempts that nothing is known of yet. */
  public List<Attempt> underWay() {
    return List.copyOf(underWay.keySet());
  }

  /** All that is under way ends so. */
  public void end(Outcome outcome) {
    end(attempt -> outcome);
  }

  public void end(Function<Attempt, Outcome> outcome) {
    Map<Attempt, Consumer<Outcome>> ending = new LinkedHashMap<>(underWay);
    underWay.clear();
    ending.forEach((attempt, done) -> done.accept(outcome.apply(attempt)));
  }

  @Override
  public void close() {}
}
