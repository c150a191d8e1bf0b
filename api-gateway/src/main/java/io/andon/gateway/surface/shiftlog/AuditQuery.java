package io.andon.gateway.surface.shiftlog;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which changes a list is to hold. */
final class AuditQuery {
  /** The id of nothing. */
  private static final String NONE = "";

  static final List<String> FILTERS =
      List.of("entidad", "entidad_id", "usuario", "fecha", "desde", "hasta");

  /** Kinds that people know by number. */
  private static final Set<String> NUMBERED =
      Set.of(AuditItem.INCIDENT, ShiftlogVocabulary.SHIFT_LOG);

  private AuditQuery() {}

  static AuditFilter read(Query query, PlantClock clock, SpaceReader reader) {
    String kind = query.word("entidad", ShiftlogVocabulary.ENTITY);
    String id = id(query, kind);
    String actor = text(query, "usuario");
    PlantClock.Span day = day(query, clock);
    PlantClock.Span since = IncidentQuery.time(query, "desde", clock);
    PlantClock.Span until = IncidentQuery.time(query, "hasta", clock);
    if (since != null && until != null && until.start().isBefore(since.start())) {
      query.error("hasta", "Input should not be before desde", "value_error");
    }
    List<Instant> from = new ArrayList<>();
    List<Instant> before = new ArrayList<>();
    if (day != null) {
      from.add(day.start());
      before.add(day.end());
    }
    if (since != null) {
      from.add(since.start());
    }
    if (until != null) {
      before.add(until.end());
    }
    return new AuditFilter(
        kind,
        id == null || !AuditItem.INCIDENT.equals(kind) ? id : incident(id, reader),
        actor,
        from.stream().max(Instant::compareTo).orElse(null),
        before.stream().min(Instant::compareTo).orElse(null));
  }

  private static @Nullable String id(Query query, @Nullable String kind) {
    String id = text(query, "entidad_id");
    boolean numbered = kind != null && NUMBERED.contains(kind);
    if (id != null && (kind == null || (numbered && !id.matches(ShiftLogRequests.NUMBER)))) {
      // a wrong entidad is mistake enough
      if (query.text("entidad") == null || kind != null) {
        query.error("entidad_id", "Input should be an id of the entidad", "value_error");
      }
    }
    return id;
  }

  private static String incident(String number, SpaceReader reader) {
    return number.matches(ShiftLogRequests.NUMBER)
        ? reader.audited(Long.parseLong(number)).map(one -> one.id()).orElse(NONE)
        : NONE;
  }

  private static @Nullable String text(Query query, String name) {
    String text = query.text(name);
    if (text != null && !Text.NAME.allows(text)) {
      query.error(name, "Input should be a line of at most 200 characters", "value_error");
    }
    return text;
  }

  private static PlantClock.@Nullable Span day(Query query, PlantClock clock) {
    String text = query.text("fecha");
    PlantClock.Span day = text == null ? null : clock.day(text).orElse(null);
    if (text != null && day == null) {
      query.error("fecha", "Input should be a date", "date_parsing");
    }
    return day;
  }
}
