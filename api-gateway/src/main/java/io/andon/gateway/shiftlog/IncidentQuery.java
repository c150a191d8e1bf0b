package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Query;
import io.andon.topology.plant.PlantProcess;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.IncidentFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which incidents a list is to hold. */
final class IncidentQuery {
  private static final int ANY_PROCESS = 0;

  private IncidentQuery() {}

  static IncidentFilter read(Query query, PlantClock clock) {
    Estado estado = query.word("estado", Estado.WORDS);
    Severidad severidad = query.word("severidad", Severidad.WORDS);
    Shift shift = query.word("turno", Rules.SHIFT);
    int process = query.integer("proceso_id", ANY_PROCESS, PlantProcess.FIRST, PlantProcess.LAST);
    Instant from = time(query, "desde", clock::start);
    Instant end = time(query, "hasta", clock::end);
    if (from != null && end != null && end.isBefore(from)) {
      query.mistake("hasta", "Input should not be before desde", "value_error");
    }
    // up to, not including: spans that meet share no incident; records know milliseconds
    Instant to = end == null ? null : end.minusMillis(1);
    return IncidentFilter.inStates(estado == null ? Set.of() : estado.states())
        .withSeverities(severidad == null ? Set.of() : severidad.severities())
        .withShift(shift == null ? null : shift.name())
        .withShiftDate(Rules.date(query))
        .withBatch(query.text("lote"))
        .withProcess(process == ANY_PROCESS ? null : process)
        .withOnset(from, to);
  }

  private static @Nullable Instant time(
      Query query, String name, Function<String, Optional<Instant>> reading) {
    String text = query.text(name);
    // a plus sign that nobody escaped arrives as a blank
    Instant time = text == null ? null : reading.apply(text.replace(' ', '+')).orElse(null);
    if (text != null && time == null) {
      query.mistake(name, "Input should be an ISO 8601 date, or date and time", "datetime_parsing");
    }
    return time;
  }
}
