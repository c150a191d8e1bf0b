package io.andon.gateway.surface.webhook;

import io.andon.core.query.DeliveryReader;
import io.andon.core.query.ReceiverStatus;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.ReceiverKind;
import io.andon.schema.internal.ReplayDelivery;
import io.javalin.http.HandlerType;
import java.util.List;

/** What was mailed, and sending it again. */
final class EmailRoutes {
  private static final String ALL = "/spaces/{slug}/emails";
  private static final String ONE = ALL + "/{delivery}";

  /** What a replay names instead of a webhook. */
  private static final String NO_WEBHOOK = "";

  private final Decisions decisions;

  EmailRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.readsDeliveries(HandlerType.GET, ALL, WebhookRoutes.ADMIN, this::list)
            .taking("status")
            .inPages(),
        Route.readsDeliveries(HandlerType.GET, ONE, WebhookRoutes.ADMIN, this::show),
        Route.acts(HandlerType.POST, ONE + "/replay", WebhookRoutes.ADMIN, this::replay));
  }

  private Reply list(Request request, DeliveryReader reader) {
    ReceiverStatus server = reader.mail();
    return Lists.reply(
        request, reader::emails, email -> EmailItem.of(email, server, request.now()));
  }

  private Reply show(Request request, DeliveryReader reader) {
    return reader
        .find(request.path("delivery"))
        .filter(delivery -> delivery.getKind() == ReceiverKind.EMAIL)
        .map(delivery -> Reply.ok(EmailDetail.of(delivery, reader.mail(), request.now())))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("E-mail")));
  }

  private Reply replay(Request request) {
    ReplayDelivery replay = new ReplayDelivery(NO_WEBHOOK, request.path("delivery"));
    Delivery queued = decisions.decide(request.command(replay), Delivery.class);
    return Reply.of(202, EmailItem.of(queued, null, request.now()));
  }
}
