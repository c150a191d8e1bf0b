package io.andon.gateway;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.gateway.access.session.Logins;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.Surface;
import io.andon.gateway.surface.downtime.DowntimeSurface;
import io.andon.gateway.surface.inbox.InboxSurface;
import io.andon.gateway.surface.ops.OpsSurface;
import io.andon.gateway.surface.quality.QualitySurface;
import io.andon.gateway.surface.session.SessionSurface;
import io.andon.gateway.surface.shiftlog.ShiftlogSurface;
import io.andon.gateway.surface.spaces.SpacesSurface;
import io.andon.gateway.surface.threat.ThreatSurface;
import io.andon.gateway.surface.webhook.WebhookSurface;
import java.util.List;

/** Every surface of the gateway. A further one is one package and one line here. */
public final class Surfaces {
  private Surfaces() {}

  /**
   * What lies outside the space.
   *
   * @param webhooks where its webhooks may be
   */
  public record Outside(EventPublisher events, Logins logins, UrlPolicy webhooks) {}

  /** The more specific before the more general: the first that covers a path words its errors. */
  public static List<Surface> all(Decisions decisions, Directory directory, Outside outside) {
    EventPublisher events = outside.events();
    Logins logins = outside.logins();
    return List.of(
        QualitySurface.of(decisions, events),
        InboxSurface.of(decisions, directory),
        DowntimeSurface.of(new Publication(events, decisions)),
        OpsSurface.of(decisions, directory),
        ThreatSurface.of(decisions, events),
        ShiftlogSurface.of(decisions, directory),
        SessionSurface.of(logins, decisions, directory),
        WebhookSurface.of(decisions, directory, outside.webhooks()),
        SpacesSurface.of(decisions, directory, logins.passwords()));
  }
}
