package io.andon.gateway.surface.shiftlog;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.StreamedList;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.Seen;
import io.andon.schema.Incident;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.javalin.http.HandlerType;
import java.util.List;

/** Incidents: list, one, report, change. */
final class IncidentRoutes {
  private static final String ALL = "/api/incidentes";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ = Access.ofSpace();
  private static final Access WRITE = Access.ofSpace(Scope.MANAGE_PRODUCTION);

  /** What no space will ever count to is not looked up. */
  private static final String NUMBER = "[1-9][0-9]{0,17}";

  private final Decisions decisions;
  private final Directory directory;

  IncidentRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, this::list).taking(IncidentQuery.FILTERS).inPages(),
        Route.acts(HandlerType.POST, ALL, WRITE, this::create),
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(Seen.AS_OF),
        Route.reads(HandlerType.PUT, ONE, WRITE, this::change),
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::change));
  }

  private Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    IncidentFilter filter = IncidentQuery.read(query, clock(call));
    boolean all = query.text("limit") == null;
    int limit = query.integer("limit", StreamedList.PAGE, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<Incident> page = reader.incidents(filter, new Slice(after, 0, limit));
    if (all && page.next() != null) {
      return new StreamedList<>(
              next -> reader.incidents(filter, new Slice(next, 0, StreamedList.PAGE)),
              IncidentItem::of)
          .reply(page, ShiftlogEnvelope.HEAD, ShiftlogEnvelope.TAIL);
    }
    List<IncidentItem> items = page.items().stream().map(IncidentItem::of).toList();
    return Paging.reply(call, page, Reply.ok(ShiftlogEnvelope.of(items)));
  }

  private static Reply one(Call call, SpaceReader reader) {
    Seen seen = Seen.by(call, find(call, reader), reader);
    IncidentItem item = IncidentItem.of(seen.incident(), seen.goesOnAs());
    return IncidentTag.reply(call, seen.incident(), Reply.ok(ShiftlogEnvelope.of(item)));
  }

  private Reply create(Call call) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    CreateIncident report =
        NewIncident.read(fields, call.mintId().toString(), clock(call), call.now());
    mistakes.throwIfAny();
    Incident now = decisions.decide(call.command(report), Incident.class);
    return IncidentTag.written(now, Reply.created(ALL + '/' + now.getNumber(), body(now)));
  }

  private Reply change(Call call, SpaceReader reader) {
    Incident incident = find(call, reader);
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    IncidentChange.Read wanted = IncidentChange.read(fields, incident);
    mistakes.throwIfAny();
    EditIncident edit = wanted.edits().of(incident.getId(), null);
    try {
      Incident now =
          decisions.decide(call.command(edit, IncidentTag.expected(call)), Incident.class);
      return IncidentTag.written(now, Reply.ok(body(now)));
    } catch (ProblemException e) {
      throw new ProblemException(
          RefusedMove.worded(e.problem(), incident.getId(), wanted.estado(), reader));
    }
  }

  private static Object body(Incident incident) {
    return ShiftlogEnvelope.of(IncidentItem.of(incident));
  }

  private static Incident find(Call call, SpaceReader reader) {
    String id = call.path("id");
    if (!id.matches(NUMBER)) {
      throw notFound("Incident");
    }
    return reader.incidentByNumber(Long.parseLong(id)).orElseThrow(() -> notFound("Incident"));
  }

  private PlantClock clock(Call call) {
    return PlantClock.of(call, directory);
  }

  private static ProblemException notFound(String what) {
    return new ProblemException(new Problem.NotFound(what));
  }
}
