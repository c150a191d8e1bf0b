package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes the webhooks of a space, and rotates their secrets. */
final class WebhookCommand {
  /** Every notification looks at all of them. */
  private static final int MOST = 50;

  private WebhookCommand() {}

  static Verdict put(CommandContext context, PutWebhook put) {
    return put.getSecret() == null ? change(context, put) : create(context, put);
  }

  private static Verdict create(CommandContext context, PutWebhook put) {
    if (context.view().webhooks().stream().anyMatch(known -> known.getId().equals(put.getId()))) {
      return Verdict.exists("webhook", put.getId());
    }
    if (put.getUrl() == null) {
      return Verdict.invalid("url", "A new webhook needs a URL");
    }
    if (put.getEvents() == null) {
      return Verdict.invalid("events", "A new webhook needs events");
    }
    if (live(context.view()).size() >= MOST) {
      return Verdict.invalid("url", "there are %d webhooks already".formatted(MOST));
    }
    // the gateway's time: a repeated request shows the same
    Instant made = context.command().getIssuedAt();
    Webhook webhook =
        Webhook.newBuilder()
            .setId(put.getId())
            .setSpace(context.command().getSpace())
            .setUrl(put.getUrl())
            .setEvents(put.getEvents())
            .setDescription(put.getDescription())
            .setSecrets(List.of(new WebhookSecret(put.getSecret(), made, null)))
            .setCreatedAt(made)
            .setCreatedBy(context.actor())
            .setChangedAt(made)
            .build();
    return saved(null, webhook);
  }

  private static Verdict change(CommandContext context, PutWebhook put) {
    Webhook known = find(context.view(), put.getId());
    if (known == null) {
      return notFound(put.getId());
    }
    Webhook webhook = Webhook.newBuilder(known).build();
    if (put.getUrl() != null) {
      webhook.setUrl(put.getUrl());
    }
    if (put.getEvents() != null) {
      webhook.setEvents(put.getEvents());
    }
    if (put.getDescription() != null) {
      webhook.setDescription(put.getDescription().isEmpty() ? null : put.getDescription());
    }
    if (webhook.equals(known)) {
      return Verdict.unchanged(known);
    }
    webhook.setChangedAt(context.now());
    return saved(known, webhook);
  }

  /** Of the secrets before only the last one goes on signing, for the overlap. */
  static Verdict rotate(CommandContext context, RotateWebhookSecret rotate) {
    Webhook webhook = find(context.view(), rotate.getId());
    if (webhook == null) {
      return notFound(rotate.getId());
    }
    List<WebhookSecret> secrets = new ArrayList<>();
    secrets.add(new WebhookSecret(rotate.getSecret(), context.now(), null));
    if (rotate.getOverlapMs() > 0) {
      secrets.add(
          WebhookSecret.newBuilder(webhook.getSecrets().getFirst())
              .setValidUntil(context.now().plusMillis(rotate.getOverlapMs()))
              .build());
    }
    return saved(
        webhook,
        Webhook.newBuilder(webhook).setSecrets(secrets).setChangedAt(context.now()).build());
  }

  /** The entry stays, without its secrets: so what is pending knows that nobody waits for it. */
  static Verdict remove(CommandContext context, RemoveWebhook remove) {
    Webhook webhook = find(context.view(), remove.getId());
    if (webhook == null) {
      return notFound(remove.getId());
    }
    return saved(
        webhook,
        Webhook.newBuilder(webhook)
            .setSecrets(List.of())
            .setChangedAt(context.now())
            .setRemovedAt(context.now())
            .build());
  }

  private static List<Webhook> live(SpaceView view) {
    return view.webhooks().stream().filter(known -> known.getRemovedAt() == null).toList();
  }

  private static @Nullable Webhook find(SpaceView view, String id) {
    return live(view).stream().filter(known -> known.getId().equals(id)).findFirst().orElse(null);
  }

  private static Verdict saved(@Nullable Webhook before, Webhook webhook) {
    return new Verdict.Done(List.of(new Change.WebhookSaved(webhook, before)), webhook);
  }

  private static Verdict notFound(String id) {
    return Verdict.unknown("id", "webhook", id);
  }
}
