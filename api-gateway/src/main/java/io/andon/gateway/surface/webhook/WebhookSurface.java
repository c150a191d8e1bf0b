package io.andon.gateway.surface.webhook;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Andon's own paths for what leaves the system: webhooks, their deliveries, and e-mail. */
public final class WebhookSurface implements Surface {
  private final ErrorFormat format = new DetailErrorFormat(Map.of());
  private final WebhookRoutes webhooks;
  private final DeliveryRoutes deliveries;
  private final EmailRoutes emails;

  public WebhookSurface(Decisions decisions, Directory directory, UrlPolicy policy) {
    Webhooks known = new Webhooks(directory);
    this.webhooks = new WebhookRoutes(decisions, known, policy);
    this.deliveries = new DeliveryRoutes(decisions, known);
    this.emails = new EmailRoutes(decisions);
  }

  @Override
  public String name() {
    return "andon";
  }

  @Override
  public boolean covers(String path) {
    return path.matches("/spaces/[^/]+/(webhooks|emails)(/.*)?");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(webhooks.routes(), deliveries.routes(), emails.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
