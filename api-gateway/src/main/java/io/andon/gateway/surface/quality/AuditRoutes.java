package io.andon.gateway.surface.quality;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Who changed what of an incident: for auditors, whatever features the space has. */
final class AuditRoutes {
  private static final String AUDIT = "/spaces/{slug}/incidents/{id}/audit";
  private static final Access READ = Access.ofSpace(Scope.VIEW_AUDIT);

  private AuditRoutes() {}

  static List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, AUDIT, READ, AuditRoutes::list)
            .taking(IncidentSnapshot.AS_OF)
            .inPages());
  }

  private record Items(List<AuditLine> items) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    Instant asOf = IncidentSnapshot.asOf(query, request);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    AuditItem.Subject incident =
        reader
            .audited(request.path("id").toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
    // up to that very moment
    Instant before = asOf == null ? null : asOf.plusMillis(1);
    Page<AuditItem> page =
        reader.audit(
            AuditFilter.ofIncident(incident.id()).until(before), new Slice(after, 0, limit));
    List<AuditLine> lines = page.items().stream().map(AuditLine::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(lines)));
  }
}
