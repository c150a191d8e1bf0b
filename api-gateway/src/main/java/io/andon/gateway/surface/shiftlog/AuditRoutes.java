package io.andon.gateway.surface.shiftlog;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.javalin.http.HandlerType;
import java.util.List;

/** Who changed what. */
final class AuditRoutes {
  static final String ALL = "/api/auditoria";
  private static final Access READ = Access.ofSpace(Scope.VIEW_AUDIT);

  private final Directory directory;

  AuditRoutes(Directory directory) {
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, this::list).taking(AuditQuery.FILTERS).inPages());
  }

  private Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    AuditFilter filter = AuditQuery.read(query, PlantClock.of(request, directory), reader);
    int limit = query.integer("limit", 100, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<AuditItem> page = reader.audit(filter, new Slice(after, 0, limit));
    List<AuditLine> changes = page.items().stream().map(AuditLine::of).toList();
    return Paging.reply(request, page, Reply.ok(ShiftlogErrorFormat.of(changes)));
  }
}
