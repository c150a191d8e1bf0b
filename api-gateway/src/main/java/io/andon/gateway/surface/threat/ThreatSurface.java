package io.andon.gateway.surface.threat;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.event.AlertsSeen;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.Surface;

/** Threat: {@code /v1/incidents} and {@code /v1/threats}. */
public final class ThreatSurface {
  private ThreatSurface() {}

  public static Surface of(Decisions decisions, EventPublisher publisher) {
    return Surface.of(
        "threat",
        "/v1(/.*)?",
        new ThreatErrorFormat(),
        new IncidentRoutes(decisions).routes(),
        new ThreatRoutes(new Publication(publisher, decisions), new AlertsSeen()).routes());
  }
}
