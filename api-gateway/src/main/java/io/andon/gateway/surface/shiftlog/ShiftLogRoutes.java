package io.andon.gateway.surface.shiftlog;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.ShiftLogFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.andon.schema.internal.ShiftLog;
import io.javalin.http.HandlerType;
import java.time.LocalDate;
import java.util.List;

/** The logs of shifts: the open one, all of them, open, record processes, close. */
final class ShiftLogRoutes {
  static final String ALL = "/api/bitacora";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ = Access.ofSpace();
  private static final Access WRITE = Access.ofSpace(Scope.MANAGE_PRODUCTION);
  private static final Access CLOSE =
      Access.ofSpace(Scope.MANAGE_PRODUCTION, Scope.APPROVE_SHIFT_CLOSURE);

  private final ShiftLogWrites writes;

  ShiftLogRoutes(Decisions decisions) {
    this.writes = new ShiftLogWrites(decisions);
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL + "/estado", READ, this::state),
        Route.reads(HandlerType.GET, ALL, READ, this::list).taking("desde", "hasta").inPages(),
        Route.reads(HandlerType.GET, ONE, READ, this::one),
        Route.reads(HandlerType.POST, ALL, WRITE, writes::open),
        Route.reads(HandlerType.PUT, ONE + "/procesos/{proceso_id}", WRITE, writes::record),
        Route.reads(HandlerType.POST, ONE + "/cerrar", CLOSE, writes::close));
  }

  private Reply state(Request request, SpaceReader reader) {
    return ok(
        reader
            .openShiftLog()
            .map(log -> ShiftOverview.of(ShiftLogRequests.of(log, request, reader)))
            .orElse(ShiftOverview.NONE));
  }

  private Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    LocalDate since = Rules.date(query, "desde");
    LocalDate until = Rules.date(query, "hasta");
    if (since != null && until != null && until.isBefore(since)) {
      query.error("hasta", "no debe ser anterior a desde", FieldSentences.WORDED);
    }
    int limit = query.integer("limit", 100, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<ShiftLog> page =
        reader.shiftLogs(new ShiftLogFilter(since, until), new Slice(after, 0, limit));
    List<ShiftLogItem> items =
        page.items().stream()
            .map(log -> ShiftLogItem.of(ShiftLogRequests.of(log, request, reader)))
            .toList();
    return Paging.reply(request, page, ok(items));
  }

  /** A log with everything that belongs to it. */
  private record Whole(
      ShiftLogItem bitacora, List<ProcessItem> procesos, List<Long> incidentesTrasCierre) {}

  private Reply one(Request request, SpaceReader reader) {
    LoggedShift turno =
        reader
            .shiftLog(ShiftLogRequests.id(request))
            .map(log -> ShiftLogRequests.of(log, request, reader))
            .orElseThrow(ShiftLogRequests::notFound);
    return ok(
        new Whole(
            ShiftLogItem.of(turno),
            turno.log().getProcesses().stream().map(turno::process).toList(),
            turno.afterClosing()));
  }

  private static Reply ok(Object data) {
    return Reply.ok(ShiftlogErrorFormat.of(data));
  }
}
