package io.andon.gateway.webhook;

import io.andon.gateway.command.Decisions;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Words;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.schema.internal.Webhook;
import io.andon.topology.query.DeliveryReader;
import io.andon.topology.query.Page;
import io.andon.topology.query.Slice;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/** What was delivered to a webhook; sending it again, and sending a ping. */
final class DeliveryRoutes {
  private static final String ALL = WebhookRoutes.ONE + "/deliveries";
  private static final Words<DeliveryStatus> STATUSES = Words.ofEnum(DeliveryStatus.class);
  private static final int STANDARD_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private final Decisions decisions;
  private final Webhooks webhooks;

  DeliveryRoutes(Decisions decisions, Webhooks webhooks) {
    this.decisions = decisions;
    this.webhooks = webhooks;
  }

  List<Route> routes() {
    return List.of(
        Route.readsDeliveries(HandlerType.GET, ALL, WebhookRoutes.ADMIN, this::list),
        Route.acts(
            HandlerType.POST, ALL + "/{delivery}/replay", WebhookRoutes.ADMIN, this::replay),
        Route.acts(HandlerType.POST, WebhookRoutes.ONE + "/test", WebhookRoutes.ADMIN, this::test));
  }

  private record Items(List<DeliveryItem> items, long total) {}

  private Reply list(Call call, DeliveryReader reader) {
    Webhook webhook = webhooks.named(call);
    Query query = call.query();
    Optional<DeliveryStatus> status = Optional.ofNullable(query.word("status", STATUSES));
    Slice slice =
        new Slice(query.cursor(), 0, query.integer("limit", STANDARD_PAGE, 1, LARGEST_PAGE));
    query.done();
    Page<Delivery> page = reader.deliveries(webhook.getId(), status, slice);
    List<DeliveryItem> items = page.items().stream().map(DeliveryItem::of).toList();
    return Paging.reply(call, page, Reply.ok(new Items(items, page.total().orElse(items.size()))));
  }

  private Reply replay(Call call) {
    Webhook webhook = webhooks.named(call);
    return accepted(call, new ReplayDelivery(webhook.getId(), call.path("delivery")));
  }

  private Reply test(Call call) {
    return accepted(call, new PingWebhook(webhooks.named(call).getId()));
  }

  private Reply accepted(Call call, Object command) {
    Delivery queued = decisions.decide(call.command(command), Delivery.class);
    return Reply.of(202, DeliveryItem.of(queued));
  }
}
