package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.downtime.Standstill;
import io.andon.topology.downtime.Standstill.Span;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A shift at a glance: its log, what stands in the way of its closure, and how long it stood. */
record ShiftSummary(
    String turno,
    String fechaOperativa,
    String inicio,
    String fin,
    @Nullable BitacoraItem bitacora,
    List<IncidentItem> incidentesAltaSinCerrar,
    Paro paro) {

  private static final int MOST_INCIDENTS = 1000;

  /**
   * How long the plant stood still within the shift: what several stops cover at once counts once.
   */
  record Paro(double segundos, List<Activo> activos) {}

  /** How long one asset stood still. */
  record Activo(String id, double segundos) {}

  /**
   * A shift of the plant.
   *
   * @param date operative date
   */
  record OfDay(LocalDate date, Shift shift, ZoneId zone) {
    Span span() {
      return new Span(shift.startsAt(date, zone), shift.endsAt(date, zone));
    }
  }

  static ShiftSummary of(OfDay day, Instant now, SpaceReader reader) {
    Span span = day.span();
    IncidentFilter severe =
        IncidentFilter.severeNotClosed().withShiftDate(day.date()).withShift(day.shift().name());
    List<Incident> incidents = reader.incidents(severe, Slice.first(MOST_INCIDENTS)).items();
    return new ShiftSummary(
        day.shift().name(),
        day.date().toString(),
        Times.utc(span.from()),
        Times.utc(span.to()),
        reader.shiftLog(day.date(), day.shift()).map(BitacoraItem::of).orElse(null),
        incidents.stream().map(IncidentItem::of).toList(),
        paro(span, now, reader));
  }

  private static Paro paro(Span shift, Instant now, SpaceReader reader) {
    Map<String, List<Span>> byAsset = new TreeMap<>();
    List<Span> all = new ArrayList<>();
    for (DowntimeRow row : reader.downtimeWithin(shift.from(), shift.to())) {
      Span span = Span.of(row.getDowntime(), row.getActive(), now);
      all.add(span);
      byAsset.computeIfAbsent(row.getDowntime().getRoiName(), id -> new ArrayList<>()).add(span);
    }
    List<Activo> assets = new ArrayList<>();
    byAsset.forEach(
        (id, spans) -> {
          Duration stood = Standstill.within(shift, spans);
          if (!stood.isZero()) {
            assets.add(new Activo(id, seconds(stood)));
          }
        });
    assets.sort(Comparator.comparingDouble(Activo::segundos).reversed());
    return new Paro(seconds(Standstill.within(shift, all)), assets);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
