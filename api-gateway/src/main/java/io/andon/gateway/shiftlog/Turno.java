package io.andon.gateway.shiftlog;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.ShiftDowntime;
import io.andon.schema.internal.ShiftLog;
import io.andon.topology.downtime.ShiftStandstill;
import io.andon.topology.downtime.Standstill.Span;
import io.andon.topology.plant.ShiftOfDay;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A shift that has a log, with what the space knows of it now. */
record Turno(ShiftLog log, ZoneId zone, SpaceReader reader, Instant now) {
  ShiftOfDay shift() {
    return ShiftOfDay.of(log);
  }

  Span span() {
    return new Span(shift().start(zone), shift().end(zone));
  }

  /** As it was when the log was closed; of an open one as it is so far. */
  ShiftDowntime downtime() {
    ShiftDowntime kept = log.getDowntime();
    Span span = span();
    return kept != null
        ? kept
        : ShiftStandstill.of(span, reader.downtimeWithin(span.from(), span.to()), now);
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
    return IncidentFilter.inStates(Set.of()).withShiftOfDay(shift());
  }

  private List<Incident> incidents(IncidentFilter filter) {
    return reader.incidents(filter, Slice.first(Integer.MAX_VALUE)).items().reversed();
  }

  /** Numbers of those that nobody knew of when the log was closed. */
  List<Long> afterClosing() {
    Instant closedAt = log.getClosedAt();
    return closedAt == null
        ? List.of()
        : incidents().stream()
            .filter(incident -> incident.getCreatedAt().isAfter(closedAt))
            .map(Incident::getNumber)
            .toList();
  }

  /** What was recorded of a process, with its incidents. */
  ProcesoItem process(ProcessEntry entry) {
    return ProcesoItem.of(log.getId(), entry, incidents(entry.getProcess()));
  }

  /** Whether it stands in the way of closing: severe and not closed. */
  static boolean blocks(Incident incident) {
    boolean severe =
        incident.getSeverity() == Severity.CRITICAL || incident.getSeverity() == Severity.HIGH;
    return severe && incident.getState() != IncidentState.CLOSED;
  }
}
