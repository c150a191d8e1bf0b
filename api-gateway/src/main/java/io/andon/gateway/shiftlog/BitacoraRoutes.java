package io.andon.gateway.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.auth.Scope;
import io.andon.gateway.command.Decisions;
import io.andon.gateway.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.incident.IncidentTag;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.MoveShift;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.Cursor;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Page;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import io.javalin.http.HandlerType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The logs of shifts: the state of one, open, record processes, review, close. */
final class BitacoraRoutes {
  private static final String ALL = "/api/bitacora";
  private static final String ONE = ALL + "/{id}";
  private static final String PROCESS = ONE + "/procesos/{proceso_id}";
  private static final Access READ = Access.ofSpace();
  private static final Access WRITE = Access.ofSpace(Scope.MANAGE_PRODUCTION);
  private static final int MOST_SHOWN = 100;
  private static final String NUMBER = "[1-9][0-9]{0,17}";

  private final Decisions decisions;
  private final Directory directory;

  BitacoraRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL + "/estado", READ, this::state),
        Route.reads(HandlerType.GET, ALL, READ, BitacoraRoutes::list),
        Route.reads(HandlerType.GET, ONE, READ, BitacoraRoutes::one),
        Route.reads(HandlerType.POST, ALL, WRITE, this::open),
        Route.reads(HandlerType.PUT, PROCESS, WRITE, this::record),
        Route.reads(HandlerType.POST, ONE + "/revision", WRITE, this::review),
        Route.reads(HandlerType.POST, ONE + "/cerrar", WRITE, this::close));
  }

  private Reply state(Call call, SpaceReader reader) {
    ZoneId zone = zone(call);
    Query query = call.query();
    Shift shift = query.word("turno", Rules.SHIFT);
    LocalDate date = Rules.date(query);
    query.done();
    Instant now = call.now();
    Shift wanted = shift == null ? Shift.at(now, zone) : shift;
    LocalDate day =
        date != null
            ? date
            : shift == null ? Shift.dateAt(now, zone) : shift.latestBefore(now, zone);
    return ok(ShiftSummary.of(new ShiftSummary.OfDay(day, wanted, zone), now, reader));
  }

  private ZoneId zone(Call call) {
    return directory
        .space(call.space())
        .map(space -> ZoneId.of(space.getTimeZone()))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Space")));
  }

  private static Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    int limit = query.integer("limit", 100, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<ShiftLog> page = reader.shiftLogs(new Slice(after, 0, limit));
    return Paging.reply(call, page, ok(page.items().stream().map(BitacoraItem::of).toList()));
  }

  private static Reply one(Call call, SpaceReader reader) {
    ShiftLog log = reader.shiftLog(id(call)).orElseThrow(BitacoraRoutes::notFound);
    return tagged(log, ok(BitacoraItem.of(log)));
  }

  private Reply open(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    Shift shift = fields.requiredWord("turno", Rules.SHIFT, Shift.T1);
    String date = fields.requiredText("fecha_operativa", Text.NAME);
    String inspector = fields.requiredText("inspector", Text.NAME);
    if (!date.isEmpty() && !isDate(date)) {
      fields.mistake("fecha_operativa", "Input should be a date", "date_parsing");
    }
    mistakes.throwIfAny();
    ShiftLog log = decide(call, new OpenShift(date, shift.name(), inspector), reader);
    return tagged(
        log, Reply.created(ALL + '/' + log.getId(), ShiftlogEnvelope.of(BitacoraItem.of(log))));
  }

  private static boolean isDate(String text) {
    try {
      return text.equals(LocalDate.parse(text).toString());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What was recorded, and the incidents of the process in this shift. */
  private record Recorded(BitacoraItem bitacora, List<IncidentItem> incidentes) {}

  private Reply record(Call call, SpaceReader reader) {
    String process = call.path("proceso_id");
    if (!process.matches("[1-9]")) {
      throw notFound();
    }
    JsonNode body = call.body();
    Mistakes mistakes = new Mistakes();
    RecordProcess wanted =
        ProcessData.read(
            body,
            Fields.of(body, List.of("body"), mistakes),
            new ProcessData.Target(id(call), Integer.parseInt(process)));
    mistakes.throwIfAny();
    ShiftLog log = decide(call, wanted, reader);
    IncidentFilter ofProcess =
        IncidentFilter.inStates(Set.of())
            .withShiftDate(LocalDate.parse(log.getDate()))
            .withShift(log.getShift())
            .withProcess(wanted.getProcess());
    List<IncidentItem> incidents =
        reader.incidents(ofProcess, Slice.first(MOST_SHOWN)).items().stream()
            .map(IncidentItem::of)
            .toList();
    return tagged(log, ok(new Recorded(BitacoraItem.of(log), incidents)));
  }

  private Reply review(Call call, SpaceReader reader) {
    ShiftLog log = decide(call, new MoveShift(id(call), ShiftLogState.REVIEW, false, null), reader);
    return tagged(log, ok(BitacoraItem.of(log)));
  }

  private Reply close(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    String reason =
        call.bodyIfAny()
            .map(body -> Fields.of(body, List.of("body"), mistakes).text("motivo", Text.PROSE))
            .orElse(null);
    mistakes.throwIfAny();
    boolean mayApprove = call.caller().may(Scope.APPROVE_SHIFT_CLOSURE);
    ShiftLog log =
        decide(call, new MoveShift(id(call), ShiftLogState.CLOSED, mayApprove, reason), reader);
    return tagged(log, ok(BitacoraItem.of(log)));
  }

  private ShiftLog decide(Call call, Object command, SpaceReader reader) {
    try {
      return decisions.decide(call.command(command, IncidentTag.expected(call)), ShiftLog.class);
    } catch (ProblemException e) {
      ShiftLog log = command instanceof OpenShift ? null : reader.shiftLog(id(call)).orElse(null);
      throw new ProblemException(RefusedShift.worded(e.problem(), log, reader));
    }
  }

  private static Reply ok(Object data) {
    return Reply.ok(ShiftlogEnvelope.of(data));
  }

  private static Reply tagged(ShiftLog log, Reply reply) {
    return reply.with("ETag", "\"" + log.getVersion() + "\"");
  }

  private static long id(Call call) {
    String id = call.path("id");
    if (!id.matches(NUMBER)) {
      throw notFound();
    }
    return Long.parseLong(id);
  }

  private static ProblemException notFound() {
    return new ProblemException(new Problem.NotFound("Shift log"));
  }
}
