package io.andon.gateway.surface.shiftlog;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.PlantProcess;
import io.andon.core.shift.Shift;
import io.andon.gateway.json.Query;
import io.andon.schema.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which incidents a list is to hold. */
final class IncidentQuery {
  private static final int ANY_PROCESS = 0;

  static final List<String> FILTERS =
      List.of(
          "estado",
          "severidad",
          "turno",
          "proceso_id",
          "fecha_operativa",
          "lote",
          "desde",
          "hasta");

  private IncidentQuery() {}

  static IncidentFilter read(Query query, PlantClock clock) {
    IncidentStatus estado = query.word("estado", IncidentStatus.WORDS);
    Severity severity = query.word("severidad", ShiftlogVocabulary.SEVERITY);
    Shift shift = query.word("turno", Rules.SHIFT);
    int process = query.integer("proceso_id", ANY_PROCESS, PlantProcess.FIRST, PlantProcess.LAST);
    PlantClock.Span since = time(query, "desde", clock);
    PlantClock.Span until = time(query, "hasta", clock);
    if (since != null && until != null && until.start().isBefore(since.start())) {
      query.error("hasta", "Input should not be before desde", "value_error");
    }
    IncidentFilter inState = estado == null ? IncidentFilter.inStates(Set.of()) : estado.filter();
    return inState
        .withSeverities(
            severity == null ? Set.of() : ShiftlogVocabulary.SEVERITY.sameWord(severity))
        .withShift(shift == null ? null : shift.name())
        .withShiftDate(Rules.date(query, "fecha_operativa"))
        .withBatch(query.text("lote"))
        .withProcess(process == ANY_PROCESS ? null : process)
        .withOnset(
            since == null ? null : since.start(),
            // up to, not including: spans that meet share no incident; records know milliseconds
            until == null ? null : until.end().minusMillis(1));
  }

  /** A date or a time; null when there is none. */
  static PlantClock.@Nullable Span time(Query query, String name, PlantClock clock) {
    String text = query.text(name);
    PlantClock.Span span = text == null ? null : Query.read(text, clock::read).orElse(null);
    if (text != null && span == null) {
      query.error(name, "Input should be an ISO 8601 date, or date and time", "datetime_parsing");
    }
    return span;
  }
}
