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
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.StreamedList;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.gateway.surface.incident.IncidentTag;
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
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(IncidentSnapshot.AS_OF),
        Route.reads(HandlerType.PUT, ONE, WRITE, this::change),
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::change));
  }

  private Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    IncidentFilter filter = IncidentQuery.read(query, clock(request));
    boolean all = query.text("limit") == null;
    int limit = query.integer("limit", StreamedList.PAGE, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<Incident> page = reader.incidents(filter, new Slice(after, 0, limit));
    if (all && page.next() != null) {
      return new StreamedList<>(
              next -> reader.incidents(filter, new Slice(next, 0, StreamedList.PAGE)),
              IncidentItem::of)
          .reply(page, ShiftlogErrorFormat.HEAD, ShiftlogErrorFormat.TAIL);
    }
    List<IncidentItem> items = page.items().stream().map(IncidentItem::of).toList();
    return Paging.reply(request, page, Reply.ok(ShiftlogErrorFormat.of(items)));
  }

  private static Reply one(Request request, SpaceReader reader) {
    IncidentSnapshot snapshot = IncidentSnapshot.by(request, find(request, reader), reader);
    IncidentItem item = IncidentItem.of(snapshot.incident(), snapshot.goesOnAs());
    return IncidentTag.reply(request, snapshot.incident(), Reply.ok(ShiftlogErrorFormat.of(item)));
  }

  private Reply create(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    CreateIncident report =
        NewIncident.read(fields, request.mintId().toString(), clock(request), request.now());
    errors.throwIfAny();
    Incident now = decisions.decide(request.command(report), Incident.class);
    return IncidentTag.written(now, Reply.created(ALL + '/' + now.getNumber(), body(now)));
  }

  private Reply change(Request request, SpaceReader reader) {
    Incident incident = find(request, reader);
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    IncidentPatch wanted = IncidentChange.read(fields, incident);
    errors.throwIfAny();
    EditIncident edit = wanted.of(incident.getId(), null);
    Incident now =
        decisions.decide(request.command(edit, IncidentTag.expected(request)), Incident.class);
    return IncidentTag.written(now, Reply.ok(body(now)));
  }

  private static Object body(Incident incident) {
    return ShiftlogErrorFormat.of(IncidentItem.of(incident));
  }

  private static Incident find(Request request, SpaceReader reader) {
    String id = request.path("id");
    if (!id.matches(ShiftLogRequests.NUMBER)) {
      throw notFound("Incident");
    }
    return reader.incidentByNumber(Long.parseLong(id)).orElseThrow(() -> notFound("Incident"));
  }

  private PlantClock clock(Request request) {
    return PlantClock.of(request, directory);
  }

  private static ProblemException notFound(String what) {
    return new ProblemException(new Problem.NotFound(what));
  }
}
