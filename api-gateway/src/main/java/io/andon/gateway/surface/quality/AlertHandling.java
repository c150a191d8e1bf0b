package io.andon.gateway.surface.quality;

import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.event.AlertsSeen;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ResolveAlert;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do about alerts: say that they have seen one, and that it is over. */
final class AlertHandling {
  private static final String ONE = "/spaces/{slug}/alerts/{id}";
  private static final Access WRITE = Access.ofSpace(Scope.INCIDENTS_WRITE, Scope.ALERTS_WRITE);
  private static final String RESOLVED_BY = "resolved_by";

  /** How often a resolve is said again when a version that nobody could know was newer. */
  private static final int TRIES = 3;

  private final Decisions decisions;
  private final EventPublisher publisher;
  private final AlertsSeen seen;

  AlertHandling(Decisions decisions, EventPublisher publisher, AlertsSeen seen) {
    this.decisions = decisions;
    this.publisher = publisher;
    this.seen = seen;
  }

  // both at the owner: the answer names the incident that holds the alert now
  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.POST, ONE + "/acknowledge", WRITE, this::acknowledge),
        Route.reads(HandlerType.PATCH, ONE + "/resolve", WRITE, this::resolve));
  }

  private Reply acknowledge(Request request, SpaceReader reader) {
    OptionalBody.ignore(request);
    AcknowledgeAlert acknowledge =
        new AcknowledgeAlert(AlertRoutes.find(request, reader).getFingerprint());
    AlertRow now = decisions.decide(request.command(acknowledge), AlertRow.class);
    return Reply.ok(AlertItem.of(now, reader));
  }

  /**
   * Alerts come from their sources over the topic {@code alerts}; so does their end, whoever tells
   * of it. One that is over already stays as it is.
   */
  private Reply resolve(Request request, SpaceReader reader) {
    OptionalBody.ignore(request);
    AlertRow row = AlertRoutes.find(request, reader);
    if (row.getActive()) {
      // the end itself comes as from its source, which says nothing of who is behind it
      decisions.decide(request.command(new ResolveAlert(row.getFingerprint())));
    }
    for (int tries = 0; row.getActive() && tries < TRIES; tries++) {
      List<Alert> resolved = List.of(resolved(row.getAlert(), request));
      publisher.alerts(resolved);
      seen.await(resolved, reader);
      row = AlertRoutes.find(request, reader);
    }
    if (row.getActive()) {
      throw new ProblemException(
          new Problem.Conflict("The alert fired again while it was being resolved"));
    }
    return Reply.ok(AlertItem.of(row, reader));
  }

  private static Alert resolved(Alert alert, Request request) {
    Instant now = request.now();
    Map<String, String> annotations = new HashMap<>(alert.getAnnotations());
    annotations.put(RESOLVED_BY, request.caller().actor().getName());
    return Alert.newBuilder(alert)
        .setStatus(AlertStatus.RESOLVED)
        // known where versions are merged; said here it might be after the end
        .setStartsAt(null)
        .setEndsAt(now)
        .setObservedAt(now)
        .setUpdatedAt(after(alert.getUpdatedAt(), now))
        .setAnnotations(annotations)
        .build();
  }

  // the next version by the source's own count: its clock may run ahead, or behind
  private static Instant after(@Nullable Instant newest, Instant now) {
    return newest == null ? now : newest.plusMillis(1);
  }
}
