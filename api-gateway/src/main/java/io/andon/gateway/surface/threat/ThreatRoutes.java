package io.andon.gateway.surface.threat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.event.AlertsSeen;
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
import io.andon.schema.internal.AlertRow;
import io.javalin.http.HandlerType;
import java.util.List;

/** Threats: report, list, one. */
final class ThreatRoutes {
  private static final String ALL = "/v1/threats";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.ALERTS_WRITE, Scope.EVENTS_WRITE);
  private static final int MOST_MISTAKES = 100;

  private final Publication publication;
  private final AlertsSeen seen;

  ThreatRoutes(Publication publication, AlertsSeen seen) {
    this.publication = publication;
    this.seen = seen;
  }

  List<Route> routes() {
    return List.of(
        // at the owner, for what is answered can be read at once
        Route.reads(HandlerType.POST, ALL, WRITE, this::take),
        Route.reads(HandlerType.GET, ALL, READ, ThreatRoutes::list).taking("offset").inPages(),
        Route.reads(HandlerType.GET, ALL + "/{id}", READ, ThreatRoutes::one));
  }

  private Reply take(Request request, SpaceReader reader) {
    JsonNode body = request.body();
    ThreatReports reports = new ThreatReports(request, reader);
    Batch<Alert> batch =
        Batch.read(body, new Batch.Reading<>("id", reports::read, reports::problem));
    requireGood(batch);
    List<Alert> news = reports.news(batch.good());
    if (publication.alerts(request, request.now(), news).repeated()) {
      seen.awaitAny(batch.good(), reader);
    } else {
      seen.await(news, reader);
    }
    Object items = batch.answers(item -> shown(item.event().orElseThrow(), reader));
    return items instanceof ThreatItem one
        ? Reply.created(ALL + '/' + one.id(), one)
        : Reply.of(201, items);
  }

  /** All or nothing. */
  private static void requireGood(Batch<Alert> batch) {
    List<FieldProblem> problems = batch.problems();
    if (!problems.isEmpty()) {
      throw new ProblemException(
          new Problem.Invalid(problems.stream().limit(MOST_MISTAKES).toList()));
    }
  }

  private static ThreatItem shown(Alert threat, SpaceReader reader) {
    return ThreatItem.of(ThreatId.get(threat.getAlertId(), reader));
  }

  private record Threats(List<ThreatItem> threats, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    Slice slice = IncidentRoutes.slice(query);
    query.done();
    Page<AlertRow> page = reader.alerts(AlertFilter.THREATS, slice);
    List<ThreatItem> items = page.items().stream().map(ThreatItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Threats(items, page.total().orElseThrow())));
  }

  private static Reply one(Request request, SpaceReader reader) {
    return Reply.ok(ThreatItem.of(ThreatId.get(request.path("id"), reader)));
  }
}
