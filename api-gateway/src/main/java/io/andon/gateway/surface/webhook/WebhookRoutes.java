package io.andon.gateway.surface.webhook;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.query.DeliveryReader;
import io.andon.core.query.Page;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.ValidationErrors;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.internal.Webhook;
import io.javalin.http.HandlerType;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Webhooks of a space: make, list, show, change, remove; rotate the secret. */
final class WebhookRoutes {
  static final String ALL = "/spaces/{slug}/webhooks";
  static final String ONE = ALL + "/{id}";
  static final Access ADMIN = Access.ofSpace(Scope.ADMIN);

  private static final Duration STANDARD_OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private final Decisions decisions;
  private final Webhooks webhooks;
  private final WebhookJson json;
  private final SecureRandom random = new SecureRandom();

  WebhookRoutes(Decisions decisions, Webhooks webhooks, UrlPolicy policy) {
    this.decisions = decisions;
    this.webhooks = webhooks;
    this.json = new WebhookJson(policy);
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.POST, ALL, ADMIN, this::create),
        Route.readsDeliveries(HandlerType.GET, ALL, ADMIN, this::list).inPages(),
        Route.readsDeliveries(HandlerType.GET, ONE, ADMIN, this::show),
        Route.acts(HandlerType.PATCH, ONE, ADMIN, this::change),
        Route.acts(HandlerType.DELETE, ONE, ADMIN, this::remove),
        Route.acts(HandlerType.POST, ONE + "/rotate", ADMIN, this::rotate));
  }

  private record Items(List<WebhookWithHealth> items, long total) {}

  private Reply create(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    PutWebhook wanted = json.create(fields, request.mintId().toString(), SecretText.mint(random));
    errors.throwIfAny();
    // a retry under the same Idempotency-Key shows the secret of the first answer
    Webhook made = decisions.decide(request.command(wanted), Webhook.class);
    return Reply.created(
        "/spaces/%s/webhooks/%s".formatted(made.getSpace(), made.getId()),
        WebhookWithSecret.of(made, request.now()));
  }

  private Reply list(Request request, DeliveryReader reader) {
    Page<Webhook> page =
        new InMemoryList<>(webhooks.all(request.space()), WebhookRoutes::oldestFirst)
            .page(request.query());
    List<WebhookWithHealth> items =
        page.items().stream()
            .map(webhook -> WebhookWithHealth.of(webhook, reader, request.now()))
            .toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private static String oldestFirst(Webhook webhook) {
    return "%016x/%s".formatted(webhook.getCreatedAt().toEpochMilli(), webhook.getId());
  }

  private Reply show(Request request, DeliveryReader reader) {
    return Reply.ok(WebhookWithHealth.of(webhooks.named(request), reader, request.now()));
  }

  private Reply change(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    PutWebhook wanted = json.change(fields, request.path("id"));
    errors.throwIfAny();
    Webhook changed = decisions.decide(request.command(wanted), Webhook.class);
    return Reply.ok(WebhookItem.of(changed, request.now()));
  }

  private Reply remove(Request request) {
    decisions.decide(request.command(new RemoveWebhook(request.path("id"))));
    return Reply.noContent();
  }

  private Reply rotate(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Integer overlap =
        request
            .bodyIfAny()
            .map(body -> Fields.of(body, List.of("body"), errors))
            .flatMap(
                fields ->
                    Optional.ofNullable(
                        fields.integer("overlap_seconds", 0, (int) LONGEST_OVERLAP.toSeconds())))
            .orElse((int) STANDARD_OVERLAP.toSeconds());
    errors.throwIfAny();
    RotateWebhookSecret rotate =
        new RotateWebhookSecret(
            request.path("id"), SecretText.mint(random), Duration.ofSeconds(overlap).toMillis());
    Webhook rotated = decisions.decide(request.command(rotate), Webhook.class);
    return Reply.ok(WebhookWithSecret.of(rotated, request.now()));
  }
}
