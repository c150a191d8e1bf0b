package io.andon.topology.plant;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.ShiftLog;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the way of closing the log of a shift. */
public final class ClosureGate {
  private ClosureGate() {}

  /** Whether an incident of the shift stands in the way: severe and not closed. */
  public static boolean blocks(Incident incident) {
    boolean severe =
        incident.getSeverity() == Severity.CRITICAL || incident.getSeverity() == Severity.HIGH;
    return severe && !isOver(incident);
  }

  /**
   * Numbers of what stands in the way, in order: what blocks, and whatever stood in the way when
   * the closure was refused last and is not closed yet, though it may have been called less severe
   * or of another shift since.
   *
   * @param ofShift incidents of the shift, at least those that block
   */
  public static List<Long> blocking(
      ShiftLog log, Collection<Incident> ofShift, LongFunction<@Nullable Incident> byNumber) {
    Stream<Incident> still =
        log.getBlockedBy().stream()
            .map(byNumber::apply)
            .filter(Objects::nonNull)
            .filter(incident -> !isOver(incident));
    return Stream.concat(ofShift.stream().filter(ClosureGate::blocks), still)
        .map(Incident::getNumber)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isOver(Incident incident) {
    return incident.getState() == IncidentState.CLOSED
        || incident.getState() == IncidentState.MERGED;
  }
}
