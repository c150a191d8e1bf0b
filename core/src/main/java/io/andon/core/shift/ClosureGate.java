package io.andon.core.shift;

import io.andon.core.incident.MergeChain;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.ShiftLog;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of closing the log of a shift: severe incidents that nobody has closed
 * with their corrective action. What was closed elsewhere, or merged, is not done with by that.
 */
public final class ClosureGate {
  private final Function<String, @Nullable Incident> byId;
  private final LongFunction<@Nullable Incident> byNumber;

  /** Of a space whose incidents are found by these, merged ones too. */
  public ClosureGate(
      Function<String, @Nullable Incident> byId, LongFunction<@Nullable Incident> byNumber) {
    this.byId = byId;
    this.byNumber = byNumber;
  }

  /** Whether an incident of the shift stands in the way: severe, and without its correction. */
  public static boolean blocks(Incident incident) {
    return isSevere(incident) && incident.getCorrectedAt() == null;
  }

  private static boolean isSevere(Incident incident) {
    return incident.getSeverity() == Severity.CRITICAL || incident.getSeverity() == Severity.HIGH;
  }

  /**
   * Numbers of what stands in the way among the incidents of a shift, in order. A merged one does
   * as the one it goes on as, until that is closed with its corrective action.
   *
   * @param ofShift incidents of the shift, at least those that block
   */
  public List<Long> standing(Collection<Incident> ofShift) {
    return numbers(ofShift.stream().filter(ClosureGate::isSevere));
  }

  /**
   * As {@link #standing}, and whatever stood in the way when the closure was refused last and has
   * no correction yet, though it may have been called less severe or of another shift since.
   */
  public List<Long> blocking(ShiftLog log, Collection<Incident> ofShift) {
    return numbers(
        Stream.concat(
            ofShift.stream().filter(ClosureGate::isSevere),
            log.getBlockedBy().stream().map(byNumber::apply).filter(Objects::nonNull)));
  }

  private List<Long> numbers(Stream<Incident> incidents) {
    return incidents
        .map(incident -> MergeChain.last(incident, byId))
        .filter(incident -> incident.getCorrectedAt() == null)
        .map(Incident::getNumber)
        .distinct()
        .sorted()
        .toList();
  }
}
