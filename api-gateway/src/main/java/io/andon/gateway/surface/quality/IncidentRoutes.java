package io.andon.gateway.surface.quality;

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
import io.andon.gateway.http.WholeList;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Words;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.Edits;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentTag;
import io.andon.gateway.surface.incident.Seen;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NotifyDownstream;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
  private static final Words<Boolean> INCLUDE = Words.of(java.util.Map.entry("all", true));

  private final Decisions decisions;

  IncidentRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, IncidentRoutes::list)
            .taking("status", "skip")
            .inPages(),
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one).taking(Seen.AS_OF),
        Route.reads(HandlerType.GET, ONE + "/timeline", READ, IncidentRoutes::timeline)
            .taking("include", Seen.AS_OF)
            .inPages(),
        // at the owner, for what cannot be changed is compared with what there is
        Route.reads(HandlerType.PATCH, ONE, WRITE, this::edit),
        Route.acts(HandlerType.POST, ONE + "/resolve", WRITE, this::resolve),
        Route.acts(HandlerType.POST, ONE + "/notify-downstream", WRITE, this::notifyDownstream),
        Route.acts(HandlerType.POST, ONE + "/link-ticket", WRITE, this::linkTicket));
  }

  private record Items(List<IncidentItem> items, long total) {}

  private static Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    Set<IncidentState> states = query.word("status", QualityWords.STATUS_FILTER);
    int skip = query.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    Page<Incident> page =
        reader.incidents(
            IncidentFilter.inStates(states == null ? Set.of() : states),
            new Slice(after, skip, limit));
    List<IncidentItem> items = page.items().stream().map(IncidentItem::of).toList();
    return Paging.reply(call, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static Reply one(Call call, SpaceReader reader) {
    Seen seen = Seen.by(call, find(call, reader), reader);
    return IncidentTag.reply(call, seen.incident(), Reply.ok(IncidentDetail.of(seen, reader)));
  }

  private static Reply timeline(Call call, SpaceReader reader) {
    Query query = call.query();
    boolean everything = query.word("include", INCLUDE) != null;
    Instant asOf = Seen.asOf(query, call);
    Seen seen = Seen.at(asOf, find(call, reader), reader);
    List<?> entries =
        everything ? Timeline.everything(seen, reader) : Timeline.alerts(seen, reader);
    Page<?> page = WholeList.inOrder(entries).page(query).map(WholeList.Numbered::row);
    return Paging.reply(call, page, Reply.ok(page.items()));
  }

  private static Incident find(Call call, SpaceReader reader) {
    return reader
        .incident(id(call))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
  }

  // a UUID means the same in either case, and is stored in this one
  private static String id(Call call) {
    return call.path("id").toLowerCase(Locale.ROOT);
  }

  private Reply edit(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    FixedFields.check(
        fields, FIXED, () -> IncidentDetail.of(Seen.now(find(call, reader), reader), reader));
    Edits edits = new Edits();
    edits.text(fields, "title", Text.TITLE, "title");
    edits.nullableText(fields, "description", Text.PROSE, "description");
    edits.nullableText(fields, "root_cause", Text.PROSE, "root_cause");
    edits.nullableText(fields, "root_product_id", Text.NAME, "root_asset");
    edits.word(fields, "severity", QualityWords.SEVERITY, "severity");
    IncidentState status = Edits.requiredWord(fields, "status", QualityWords.STATUS);
    if (status != null) {
      edits.moveUnless(status, QualityWords.sameAs(status));
    }
    mistakes.throwIfAny();
    return decided(call, edits.of(id(call), null));
  }

  private Reply resolve(Call call) {
    String reason = OptionalBody.text(call, "reason", Text.PROSE);
    Edits resolved =
        new Edits().moveUnless(IncidentState.RESOLVED, QualityWords.sameAs(IncidentState.RESOLVED));
    return decided(call, resolved.of(id(call), reason));
  }

  private record Notified(int notifiedUsers, int affectedProducts) {}

  private Reply notifyDownstream(Call call) {
    OptionalBody.ignore(call);
    DownstreamNotified told =
        decisions.decide(
            call.command(new NotifyDownstream(id(call)), IncidentTag.expected(call)),
            DownstreamNotified.class);
    return Reply.ok(new Notified(told.getPeople(), told.getAssets()));
  }

  private Reply linkTicket(Call call) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    String ticket = fields.requiredText("ticket_id", Text.NAME);
    mistakes.throwIfAny();
    return decided(call, new LinkTicket(id(call), ticket));
  }

  private Reply decided(Call call, Object command) {
    Incident now =
        decisions.decide(call.command(command, IncidentTag.expected(call)), Incident.class);
    return IncidentTag.written(now, Reply.ok(WrittenIncident.of(now)));
  }
}
