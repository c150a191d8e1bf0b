package io.andon.core.delivery;

import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReceiverKind;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** What this process has sent, counted since it started. */
public final class DeliveryCounts {
  /** What is counted. */
  public enum What {
    /** Tries, by what came of each. */
    ATTEMPTS,
    /** Deliveries that ended, by how. */
    ENDED
  }

  /**
   * What is counted together.
   *
   * @param kind webhook or email
   * @param outcome of attempts delivered, refused, unavailable or impossible; of what ended
   *     delivered, failed or cancelled
   */
  public record Series(What what, String kind, String outcome) {}

  private final Map<Series, LongAdder> counts = new ConcurrentHashMap<>();

  /** All series there can be, so that each is there from the start. */
  public DeliveryCounts() {
    for (ReceiverKind kind : ReceiverKind.values()) {
      for (String outcome : new String[] {"delivered", "refused", "unavailable", "impossible"}) {
        of(What.ATTEMPTS, kind, outcome);
      }
      for (String outcome : new String[] {"delivered", "failed", "cancelled"}) {
        of(What.ENDED, kind, outcome);
      }
    }
  }

  private LongAdder of(What what, ReceiverKind kind, String outcome) {
    return counts.computeIfAbsent(
        new Series(what, kind.name().toLowerCase(Locale.ROOT), outcome),
        unknown -> new LongAdder());
  }

  void attempted(ReceiverKind kind, Outcome outcome) {
    String word =
        switch (outcome) {
          case Outcome.Delivered done -> "delivered";
          case Outcome.Refused no -> "refused";
          case Outcome.Unavailable no -> "unavailable";
          case Outcome.Impossible no -> "impossible";
        };
    of(What.ATTEMPTS, kind, word).increment();
  }

  void ended(ReceiverKind kind, DeliveryStatus status) {
    of(What.ENDED, kind, status.name().toLowerCase(Locale.ROOT)).increment();
  }

  /** Every series and how to read it. */
  public void forEach(BiConsumer<Series, LongAdder> reader) {
    counts.forEach(reader);
  }
}
