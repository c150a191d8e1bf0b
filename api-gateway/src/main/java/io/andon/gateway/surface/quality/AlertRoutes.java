package io.andon.gateway.surface.quality;

import io.andon.core.alert.AlertCheck;
import io.andon.core.alert.Fingerprint;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.time.TimeLimits;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.event.Batch;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.AlertRow;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts: in, and as the space holds them. */
final class AlertRoutes {
  private static final String ALL = "/spaces/{slug}/alerts";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.ALERTS_WRITE, Scope.EVENTS_WRITE);

  private final Publication publication;

  AlertRoutes(Publication publication) {
    this.publication = publication;
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.POST, ALL, WRITE, this::take),
        Route.reads(HandlerType.GET, ALL, READ, AlertRoutes::list)
            .taking("status", "skip")
            .inPages(),
        Route.reads(HandlerType.GET, ALL + "/{id}", READ, AlertRoutes::one));
  }

  private record Accepted(String alertId, String status, String id) {}

  private record Refused(@Nullable String alertId, String status, String reason) {}

  private record AllRefused(List<FieldProblem> detail, Object results) {}

  private Reply take(Request request) {
    Instant now = request.now();
    Batch<Alert> batch = read(request, now);
    if (batch.good().isEmpty()) {
      Object answers = batch.answers(AlertRoutes::answer);
      return Reply.of(422, new AllRefused(batch.problems(), answers));
    }
    Publication.Published published = publication.alerts(request, now, batch.good());
    Batch<Alert> first = published.repeated() ? read(request, published.at()) : batch;
    return Reply.of(202, first.answers(AlertRoutes::answer));
  }

  private static Batch<Alert> read(Request request, Instant now) {
    TimeLimits limits = new TimeLimits(now);
    return Batch.read(
        request.body(),
        new Batch.Reading<>(
            "alert_id",
            fields -> AlertJson.read(request.space(), fields),
            alert -> AlertCheck.problem(alert, limits)));
  }

  private static Object answer(Batch.Item<Alert> item) {
    return item.event()
        .<Object>map(
            alert ->
                new Accepted(
                    alert.getAlertId(),
                    "accepted",
                    Fingerprint.of(alert.getSource(), alert.getAlertId())))
        .orElseGet(() -> new Refused(item.id(), "refused", item.reason()));
  }

  private record Items(List<AlertItem> items, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    AlertStatus status = query.word("status", AlertJson.STATUS);
    int skip = query.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    Page<AlertRow> page = reader.alerts(filter(status), new Slice(after, skip, limit));
    List<AlertItem> items = page.items().stream().map(row -> AlertItem.of(row, reader)).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static AlertFilter filter(@Nullable AlertStatus status) {
    return status == null
        ? AlertFilter.ALL
        : switch (status) {
          case ACTIVE -> AlertFilter.ACTIVE;
          case RESOLVED -> AlertFilter.RESOLVED;
        };
  }

  private static Reply one(Request request, SpaceReader reader) {
    return Reply.ok(AlertItem.of(find(request, reader), reader));
  }

  /** The alert that the path names. */
  static AlertRow find(Request request, SpaceReader reader) {
    return reader
        .alert(request.path("id").toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Alert")));
  }
}
