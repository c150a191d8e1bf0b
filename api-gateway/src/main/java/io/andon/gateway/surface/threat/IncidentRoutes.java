package io.andon.gateway.surface.threat;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Uuids;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.Edits;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.Seen;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.UnlinkAlert;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(Seen.AS_OF),
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::edit),
        Route.reads(HandlerType.POST, THREATS, WRITE, this::add),
        Route.reads(HandlerType.DELETE, THREATS + "/{threat_id}", WRITE, this::remove),
        Route.reads(HandlerType.GET, ONE + "/activity", READ, IncidentRoutes::activity)
            .taking(Seen.AS_OF, "offset")
            .inPages());
  }

  private record Incidents(List<IncidentItem> incidents, long total) {}

  private static Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    Set<IncidentState> states = query.word("status", ThreatWords.STATUS_FILTER);
    String scope = query.word("scope", ThreatWords.SCOPE);
    Slice slice = slice(query);
    query.done();
    IncidentFilter filter =
        IncidentFilter.inStates(states == null ? Set.of() : states).withScope(scope);
    Page<Incident> page = reader.incidents(filter, slice);
    List<IncidentItem> items =
        page.items().stream().map(incident -> IncidentItem.of(incident, reader)).toList();
    return Paging.reply(call, page, Reply.ok(new Incidents(items, page.total().orElseThrow())));
  }

  /** The part of a list that is asked for. */
  static Slice slice(Query query) {
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    return new Slice(after, offset, limit);
  }

  private static Reply one(Call call, SpaceReader reader) {
    Seen seen = Seen.by(call, find(call, reader), reader);
    return IncidentTag.reply(call, seen.incident(), Reply.ok(IncidentItem.of(seen, reader)));
  }

  private record Items(List<Object> items, long total) {}

  private static Reply activity(Call call, SpaceReader reader) {
    Query query = call.query();
    Slice slice = slice(query);
    Instant asOf = Seen.asOf(query, call);
    query.done();
    Seen seen = Seen.at(asOf, find(call, reader), reader);
    Page<Object> page = Activity.of(seen, reader).page(slice);
    return Paging.reply(call, page, Reply.ok(new Items(page.items(), page.total().orElseThrow())));
  }

  private static Incident find(Call call, SpaceReader reader) {
    return reader.incident(id(call)).orElseThrow(IncidentRoutes::notFound);
  }

  private static String id(Call call) {
    return Uuids.parse(call.path("id")).orElseThrow(IncidentRoutes::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(new Problem.NotFound("Incident"));
  }

  private Reply create(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    String title = fields.requiredText("title", Text.TITLE);
    String description = fields.text("description", Text.PROSE);
    String scope = fields.word("scope", ThreatWords.SCOPE);
    List<String> threats = ThreatIds.read(fields);
    mistakes.throwIfAny();
    CreateIncident wanted =
        CreateIncident.newBuilder()
            .setId(call.mintId().toString())
            .setTitle(title)
            .setDescription(description)
            .setScope(ThreatWords.scope(scope))
            .setAlerts(ThreatIds.known(threats, reader))
            .build();
    Incident made = decisions.decide(call.command(wanted), Incident.class);
    return IncidentTag.written(
        made, Reply.created(ALL + '/' + made.getId(), IncidentItem.of(made, reader)));
  }

  private Reply edit(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    FixedFields.check(fields, FIXED, () -> IncidentItem.of(find(call, reader), reader));
    Edits edits = new Edits();
    edits.text(fields, "title", Text.TITLE, "title");
    edits.nullableText(fields, "description", Text.PROSE, "description");
    IncidentState status = Edits.requiredWord(fields, "status", ThreatWords.STATUS);
    if (status != null) {
      edits.moveUnless(status, ThreatWords.sameAs(status));
    }
    mistakes.throwIfAny();
    return decided(call, reader, edits.of(id(call), null));
  }

  private Reply add(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    List<String> threats = ThreatIds.readSome(Fields.of(call.body(), List.of("body"), mistakes));
    mistakes.throwIfAny();
    String incident = find(call, reader).getId();
    return decided(call, reader, new LinkAlerts(incident, ThreatIds.known(threats, reader)));
  }

  private Reply remove(Call call, SpaceReader reader) {
    String incident = find(call, reader).getId();
    String alert = ThreatId.get(call.path("threat_id"), reader).getFingerprint();
    return IncidentTag.written(decide(call, new UnlinkAlert(incident, alert)), Reply.noContent());
  }

  private Reply decided(Call call, SpaceReader reader, Object command) {
    Incident now = decide(call, command);
    return IncidentTag.written(now, Reply.ok(IncidentItem.of(now, reader)));
  }

  private Incident decide(Call call, Object command) {
    return decisions.decide(call.command(command, IncidentTag.expected(call)), Incident.class);
  }
}
