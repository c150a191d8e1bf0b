package io.andon.gateway.surface.quality;

import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.StatusFilter;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NotifyDownstream;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Incidents: what there is to see, and what people do about them. */
final class IncidentRoutes {
  private static final String ALL = "/spaces/{slug}/incidents";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ =
      Access.ofSpace(Scope.INCIDENTS_READ).withFeature("quality.incidents");
  private static final Access WRITE =
      Access.ofSpace(Scope.INCIDENTS_WRITE).withFeature("quality.incidents");
  private static final List<String> FIXED =
      List.of(
          "id",
          "alert_count",
          "blast_radius_snapshot",
          "created_at",
          "number",
          "started_at",
          "updated_at",
          "resolved_at",
          "merged_into",
          "suggested_root_product_id",
          "flap_count",
          "assets",
          "alerts",
          "downtime",
          "blast_radius",
          "tickets",
          "correlation");
  private static final Vocabulary<Boolean> INCLUDE = Vocabulary.of(Vocabulary.entry("all", true));

  private final Decisions decisions;

  IncidentRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, IncidentRoutes::list)
            .taking("status", "skip")
            .inPages(),
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(IncidentSnapshot.AS_OF),
        Route.reads(HandlerType.GET, ONE + "/timeline", READ, IncidentRoutes::timeline)
            .taking("include", IncidentSnapshot.AS_OF)
            .inPages(),
        // at the owner, for what cannot be changed is compared with what there is
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::edit),
        Route.acts(HandlerType.POST, ONE + "/resolve", WRITE, this::resolve),
        Route.acts(HandlerType.POST, ONE + "/notify-downstream", WRITE, this::notifyDownstream),
        Route.acts(HandlerType.POST, ONE + "/link-ticket", WRITE, this::linkTicket));
  }

  private record Items(List<IncidentItem> items, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    IncidentFilter filter = StatusFilter.read(query, QualityVocabulary.STATUS);
    int skip = query.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    Page<Incident> page = reader.incidents(filter, new Slice(after, skip, limit));
    List<IncidentItem> items = page.items().stream().map(IncidentItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static Reply one(Request request, SpaceReader reader) {
    IncidentSnapshot snapshot = IncidentSnapshot.by(request, find(request, reader), reader);
    return IncidentTag.reply(
        request, snapshot.incident(), Reply.ok(IncidentDetail.of(snapshot, reader)));
  }

  private static Reply timeline(Request request, SpaceReader reader) {
    Query query = request.query();
    boolean everything = query.word("include", INCLUDE) != null;
    Instant asOf = IncidentSnapshot.asOf(query, request);
    IncidentSnapshot snapshot = IncidentSnapshot.at(asOf, find(request, reader), reader);
    List<?> entries =
        everything ? Timeline.everything(snapshot, reader) : Timeline.alerts(snapshot, reader);
    Page<?> page = InMemoryList.inOrder(entries).page(query).map(InMemoryList.Numbered::row);
    return Paging.reply(request, page, Reply.ok(page.items()));
  }

  private static Incident find(Request request, SpaceReader reader) {
    return reader
        .incident(id(request))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
  }

  // a UUID means the same in either case, and is stored in this one
  private static String id(Request request) {
    return request.path("id").toLowerCase(Locale.ROOT);
  }

  private Reply edit(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    FixedFields.check(
        fields,
        FIXED,
        () -> IncidentDetail.of(IncidentSnapshot.now(find(request, reader), reader), reader));
    IncidentPatch patch = new IncidentPatch();
    patch.text(fields, "title", Text.TITLE, "title");
    patch.nullableText(fields, "description", Text.PROSE, "description");
    patch.nullableText(fields, "root_cause", Text.PROSE, "root_cause");
    patch.nullableText(fields, "root_product_id", Text.NAME, "root_asset");
    patch.word(fields, "severity", QualityVocabulary.SEVERITY, "severity");
    IncidentState status = IncidentPatch.requiredWord(fields, "status", QualityVocabulary.STATUS);
    if (status != null) {
      patch.moveUnless(status, QualityVocabulary.STATUS.sameWord(status));
    }
    errors.throwIfAny();
    return decided(request, patch.of(id(request), null));
  }

  private Reply resolve(Request request) {
    String reason = OptionalBody.text(request, "reason", Text.PROSE);
    IncidentPatch resolved =
        new IncidentPatch()
            .moveUnless(
                IncidentState.RESOLVED, QualityVocabulary.STATUS.sameWord(IncidentState.RESOLVED));
    return decided(request, resolved.of(id(request), reason));
  }

  private record Notified(int notifiedUsers, int affectedProducts) {}

  private Reply notifyDownstream(Request request) {
    OptionalBody.ignore(request);
    DownstreamNotified told =
        decisions.decide(
            request.command(new NotifyDownstream(id(request)), IncidentTag.expected(request)),
            DownstreamNotified.class);
    return Reply.ok(new Notified(told.getPeople(), told.getAssets()));
  }

  private Reply linkTicket(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    String ticket = fields.requiredText("ticket_id", Text.NAME);
    errors.throwIfAny();
    return decided(request, new LinkTicket(id(request), ticket));
  }

  private Reply decided(Request request, Object command) {
    Incident now =
        decisions.decide(request.command(command, IncidentTag.expected(request)), Incident.class);
    return IncidentTag.written(now, Reply.ok(WrittenIncident.of(now)));
  }
}
