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
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.ReceiverKind;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.schema.internal.TryWebhook;
import io.andon.schema.internal.Webhook;
import io.javalin.http.HandlerType;
import java.util.List;

/** What was delivered to a webhook; sending it again, and sending a ping. */
final class DeliveryRoutes {
  private static final String ALL = WebhookRoutes.ONE + "/deliveries";
  private static final String ONE = ALL + "/{delivery}";

  private final Decisions decisions;
  private final Webhooks webhooks;

  DeliveryRoutes(Decisions decisions, Webhooks webhooks) {
    this.decisions = decisions;
    this.webhooks = webhooks;
  }

  List<Route> routes() {
    return List.of(
        Route.readsDeliveries(HandlerType.GET, ALL, WebhookRoutes.ADMIN, this::list)
            .taking("status")
            .inPages(),
        Route.readsDeliveries(HandlerType.GET, ONE, WebhookRoutes.ADMIN, this::show),
        Route.acts(HandlerType.POST, ONE + "/replay", WebhookRoutes.ADMIN, this::replay),
        Route.acts(HandlerType.POST, WebhookRoutes.ONE + "/ping", WebhookRoutes.ADMIN, this::ping),
        Route.acts(
            HandlerType.POST, WebhookRoutes.ONE + "/try-now", WebhookRoutes.ADMIN, this::tryNow));
  }

  private Reply list(Request request, DeliveryReader reader) {
    String webhook = webhooks.everNamed(request).getId();
    ReceiverStatus receiver = reader.webhook(webhook);
    return Lists.reply(
        request,
        (status, slice) -> reader.deliveries(webhook, status, slice),
        delivery -> DeliveryItem.of(delivery, receiver, request.now()));
  }

  private Reply show(Request request, DeliveryReader reader) {
    String webhook = webhooks.everNamed(request).getId();
    return reader
        .find(request.path("delivery"))
        .filter(
            delivery ->
                delivery.getKind() == ReceiverKind.WEBHOOK
                    && delivery.getReceiver().equals(webhook))
        .map(
            delivery ->
                Reply.ok(DeliveryDetail.of(delivery, reader.webhook(webhook), request.now())))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Delivery")));
  }

  private Reply replay(Request request) {
    String webhook = webhooks.named(request).getId();
    return queued(request, new ReplayDelivery(webhook, request.path("delivery")));
  }

  private Reply ping(Request request) {
    return queued(request, new PingWebhook(webhooks.named(request).getId()));
  }

  private Reply tryNow(Request request) {
    Webhook webhook = webhooks.named(request);
    Receiver unused =
        decisions.decide(request.command(new TryWebhook(webhook.getId())), Receiver.class);
    return Reply.of(202, WebhookItem.of(webhook, request.now()));
  }

  private Reply queued(Request request, Object command) {
    Delivery queued = decisions.decide(request.command(command), Delivery.class);
    return Reply.of(202, DeliveryItem.of(queued, null, request.now()));
  }
}
