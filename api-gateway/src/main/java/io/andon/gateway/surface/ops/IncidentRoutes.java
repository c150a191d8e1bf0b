package io.andon.gateway.surface.ops;

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
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.StatusFilter;
import io.andon.schema.Incident;
import io.andon.schema.internal.CreateIncident;
import io.javalin.http.HandlerType;
import java.util.List;

/** Incidents: list, one, open, update. */
final class IncidentRoutes {
  static final String ALL = "/api/incidents";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.INCIDENTS_WRITE);

  private final Decisions decisions;
  private final Directory directory;

  IncidentRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, this::list).taking("status", "serviceId").inPages(),
        Route.reads(HandlerType.GET, ONE, READ, this::one).taking(IncidentSnapshot.AS_OF),
        // the answers to writes show names of services, which are state
        Route.reads(HandlerType.POST, ALL, WRITE, this::create),
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::update));
  }

  private record Incidents(List<OpsIncident> incidents, long total) {}

  private record One(OpsIncident incident) {}

  private Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    IncidentFilter inStates = StatusFilter.read(query, OpsVocabulary.STATUS);
    String service = query.text("serviceId");
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    Page<Incident> page = reader.incidents(inStates.withAsset(service), new Slice(after, 0, limit));
    Names names = new Names(request, reader, directory);
    List<OpsIncident> incidents =
        page.items().stream().map(incident -> OpsIncident.of(incident, names)).toList();
    return Paging.reply(
        request, page, Reply.ok(new Incidents(incidents, page.total().orElseThrow())));
  }

  private Reply one(Request request, SpaceReader reader) {
    Incident incident = find(OpsId.parse(request.path("id")), reader);
    Incident seen = IncidentSnapshot.by(request, incident, reader).incident();
    return IncidentTag.reply(request, seen, Reply.ok(shown(seen, request, reader)));
  }

  private static Incident find(String id, SpaceReader reader) {
    return reader
        .incident(id)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
  }

  private One shown(Incident incident, Request request, SpaceReader reader) {
    return new One(OpsIncident.of(incident, new Names(request, reader, directory)));
  }

  private Reply create(Request request, SpaceReader reader) {
    CreateIncident wanted = NewIncident.read(request.body(), request.mintId());
    Incident incident = decisions.decide(request.command(wanted), Incident.class);
    One shown = shown(incident, request, reader);
    // an unresolved incident with this dedupKey was there before
    boolean found = !incident.getId().equals(wanted.getId());
    return IncidentTag.written(
        incident,
        found ? Reply.ok(shown) : Reply.created(ALL + "/" + OpsId.of(incident.getId()), shown));
  }

  private Reply update(Request request, SpaceReader reader) {
    String id = OpsId.parse(request.path("id"));
    IncidentPatch patch =
        IncidentChange.read(
            request.body(),
            request.now(),
            () -> shown(find(id, reader), request, reader).incident());
    Incident incident =
        decisions.decide(
            request.command(patch.of(id, null), IncidentTag.expected(request)), Incident.class);
    return IncidentTag.written(incident, Reply.ok(shown(incident, request, reader)));
  }
}
