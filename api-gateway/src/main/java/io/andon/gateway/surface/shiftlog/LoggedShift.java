package io.andon.gateway.surface.shiftlog;

import io.andon.core.downtime.DowntimeDuration.Span;
import io.andon.core.downtime.ShiftDowntimeSummary;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.shift.ClosureGate;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.Incident;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.ShiftDowntime;
import io.andon.schema.internal.ShiftLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A shift that has a log, with what the space knows of it now. */
record LoggedShift(ShiftLog log, SpaceReader reader, Instant now) {
  ShiftOfDay shift() {
    return ShiftOfDay.of(log);
  }

  Span span() {
    return new Span(log.getStartsAt(), log.getEndsAt());
  }

  /** As it was when the log was closed; of an open one as it is so far. */
  ShiftDowntime downtime() {
    ShiftDowntime kept = log.getDowntime();
    Span span = span();
    return kept != null
        ? kept
        : ShiftDowntimeSummary.of(span, reader.downtimeWithin(span.from(), span.to()), now);
  }

  /** Every incident of the shift, oldest first. */
  List<Incident> incidents() {
    return incidents(ofShift());
  }

  /** Those of one process, oldest first. */
  List<Incident> incidents(int process) {
    return incidents(ofShift().withProcess(process));
  }

  private IncidentFilter ofShift() {
    return IncidentFilter.inStates(Set.of()).withShift(shift().shift().name(), shift().date());
  }

  private List<Incident> incidents(IncidentFilter filter) {
    return reader.incidents(filter, Slice.first(Integer.MAX_VALUE)).items().reversed();
  }

  /** Severe incidents of the shift without their correction, those merged away too. */
  List<Incident> severe() {
    return incidents(
        IncidentFilter.severeNotCorrected().withShift(shift().shift().name(), shift().date()));
  }

  /** What stands in the way of closing. */
  ClosureGate gate() {
    return new ClosureGate(
        id -> reader.incident(id).orElse(null),
        number -> reader.incidentByNumber(number).orElse(null));
  }

  /**
   * Numbers of those the log knows nothing of: they came, or came to be severe, after it closed.
   */
  List<Long> afterClosing() {
    Instant closedAt = log.getClosedAt();
    return closedAt == null
        ? List.of()
        : incidents().stream()
            .filter(
                one ->
                    one.getCreatedAt().isAfter(closedAt)
                        || ClosureGate.blocks(one) && !isKnown(one))
            .map(Incident::getNumber)
            .toList();
  }

  private boolean isKnown(Incident incident) {
    ClosureApproval approval = log.getApproval();
    return approval != null && approval.getIncidents().contains(incident.getNumber());
  }

  /** What was recorded of a process, with its incidents. */
  ProcessItem process(ProcessEntry entry) {
    return ProcessItem.of(log.getId(), entry, incidents(entry.getProcess()));
  }
}
