package io.andon.gateway.surface.threat;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Uuids;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.StatusFilter;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.UnlinkAlert;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;

/** Incidents: create, list, one, edit, its threats, its activity. */
final class IncidentRoutes {
  private static final String ALL = "/v1/incidents";
  private static final String ONE = ALL + "/{id}";
  private static final String THREATS = ONE + "/threats";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.INCIDENTS_WRITE);

  /** Shown, or taken when one is opened. */
  private static final List<String> FIXED =
      List.of(
          "id",
          "scope",
          "threat_ids",
          "threat_links",
          "created_at",
          "updated_at",
          "started_at",
          "resolved_at");

  private final Decisions decisions;

  IncidentRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  // writes too need the state: threats are found by more than one id, and answers show them
  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, IncidentRoutes::list)
            .taking("status", "scope", "offset")
            .inPages(),
        Route.reads(HandlerType.POST, ALL, WRITE, this::create),
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(IncidentSnapshot.AS_OF),
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::edit),
        Route.reads(HandlerType.POST, THREATS, WRITE, this::add),
        Route.reads(HandlerType.DELETE, THREATS + "/{threat_id}", WRITE, this::remove),
        Route.reads(HandlerType.GET, ONE + "/activity", READ, IncidentRoutes::activity)
            .taking(IncidentSnapshot.AS_OF, "offset")
            .inPages());
  }

  private record Incidents(List<IncidentItem> incidents, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    IncidentFilter inStates = StatusFilter.read(query, ThreatVocabulary.STATUS);
    String scope = query.word("scope", ThreatVocabulary.SCOPE);
    Slice slice = slice(query);
    query.done();
    Page<Incident> page = reader.incidents(inStates.withScope(scope), slice);
    List<IncidentItem> items =
        page.items().stream().map(incident -> IncidentItem.of(incident, reader)).toList();
    return Paging.reply(request, page, Reply.ok(new Incidents(items, page.total().orElseThrow())));
  }

  /** The part of a list that is asked for. */
  static Slice slice(Query query) {
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    return new Slice(after, offset, limit);
  }

  private static Reply one(Request request, SpaceReader reader) {
    IncidentSnapshot snapshot = IncidentSnapshot.by(request, find(request, reader), reader);
    return IncidentTag.reply(
        request, snapshot.incident(), Reply.ok(IncidentItem.of(snapshot, reader)));
  }

  private record Items(List<Object> items, long total) {}

  private static Reply activity(Request request, SpaceReader reader) {
    Query query = request.query();
    Slice slice = slice(query);
    Instant asOf = IncidentSnapshot.asOf(query, request);
    query.done();
    IncidentSnapshot snapshot = IncidentSnapshot.at(asOf, find(request, reader), reader);
    Page<Object> page = Activity.of(snapshot, reader).page(slice);
    return Paging.reply(
        request, page, Reply.ok(new Items(page.items(), page.total().orElseThrow())));
  }

  private static Incident find(Request request, SpaceReader reader) {
    return reader.incident(id(request)).orElseThrow(IncidentRoutes::notFound);
  }

  private static String id(Request request) {
    return Uuids.parse(request.path("id")).orElseThrow(IncidentRoutes::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(new Problem.NotFound("Incident"));
  }

  private Reply create(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    String title = fields.requiredText("title", Text.TITLE);
    String description = fields.text("description", Text.PROSE);
    String scope = fields.word("scope", ThreatVocabulary.SCOPE);
    List<String> threats = ThreatIds.read(fields);
    errors.throwIfAny();
    CreateIncident wanted =
        CreateIncident.newBuilder()
            .setId(request.mintId().toString())
            .setTitle(title)
            .setDescription(description)
            .setScope(ThreatVocabulary.scope(scope))
            .setAlerts(ThreatIds.known(threats, reader))
            .build();
    Incident made = decisions.decide(request.command(wanted), Incident.class);
    return IncidentTag.written(
        made, Reply.created(ALL + '/' + made.getId(), IncidentItem.of(made, reader)));
  }

  private Reply edit(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    FixedFields.check(fields, FIXED, () -> IncidentItem.of(find(request, reader), reader));
    IncidentPatch patch = new IncidentPatch();
    patch.text(fields, "title", Text.TITLE, "title");
    patch.nullableText(fields, "description", Text.PROSE, "description");
    IncidentState status = IncidentPatch.requiredWord(fields, "status", ThreatVocabulary.STATUS);
    if (status != null) {
      patch.moveUnless(status, ThreatVocabulary.STATUS.sameWord(status));
    }
    errors.throwIfAny();
    return decided(request, reader, patch.of(id(request), null));
  }

  private Reply add(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    List<String> threats = ThreatIds.readSome(Fields.of(request.body(), List.of("body"), errors));
    errors.throwIfAny();
    String incident = find(request, reader).getId();
    return decided(request, reader, new LinkAlerts(incident, ThreatIds.known(threats, reader)));
  }

  private Reply remove(Request request, SpaceReader reader) {
    String incident = find(request, reader).getId();
    String alert = ThreatId.get(request.path("threat_id"), reader).getFingerprint();
    return IncidentTag.written(
        decide(request, new UnlinkAlert(incident, alert)), Reply.noContent());
  }

  private Reply decided(Request request, SpaceReader reader, Object command) {
    Incident now = decide(request, command);
    return IncidentTag.written(now, Reply.ok(IncidentItem.of(now, reader)));
  }

  private Incident decide(Request request, Object command) {
    return decisions.decide(
        request.command(command, IncidentTag.expected(request)), Incident.class);
  }
}
