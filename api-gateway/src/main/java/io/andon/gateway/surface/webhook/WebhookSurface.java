package io.andon.gateway.surface.webhook;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.Surface;
import java.util.Map;

/** Andon's own paths for what leaves the system: webhooks, their deliveries, and e-mail. */
public final class WebhookSurface {
  private WebhookSurface() {}

  public static Surface of(Decisions decisions, Directory directory, UrlPolicy policy) {
    Webhooks known = new Webhooks(directory);
    return Surface.of(
        "andon",
        "/spaces/[^/]+/(webhooks|emails)(/.*)?",
        new DetailErrorFormat(Map.of()),
        new WebhookRoutes(decisions, known, policy).routes(),
        new DeliveryRoutes(decisions, known).routes(),
        new EmailRoutes(decisions).routes());
  }
}
