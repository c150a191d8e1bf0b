package io.andon.gateway.surface.quality;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.event.AlertsSeen;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.Surface;

/**
 * Quality: {@code /spaces/{slug}/incidents}, {@code /spaces/{slug}/alerts} and {@code
 * /spaces/{slug}/quality-checks}.
 */
public final class QualitySurface {
  private QualitySurface() {}

  public static Surface of(Decisions decisions, EventPublisher publisher) {
    return Surface.of(
        "quality",
        "/spaces/[^/]+/(incidents|alerts|quality-checks)(/.*)?",
        new QualityErrorFormat(),
        new IncidentRoutes(decisions).routes(),
        AuditRoutes.routes(),
        new AlertRoutes(new Publication(publisher, decisions)).routes(),
        new AlertHandling(decisions, publisher, new AlertsSeen()).routes(),
        new CheckRoutes(decisions).routes());
  }
}
