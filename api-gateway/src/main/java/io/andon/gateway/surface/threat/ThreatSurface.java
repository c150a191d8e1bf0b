package io.andon.gateway.surface.threat;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.event.AlertsSeen;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.stream.Stream;

/** Threat: {@code /v1/incidents} and {@code /v1/threats}. */
public final class ThreatSurface implements Surface {
  private final ErrorFormat format = new ThreatErrorFormat();
  private final IncidentRoutes incidents;
  private final ThreatRoutes threats;

  public ThreatSurface(Decisions decisions, EventPublisher publisher) {
    this.incidents = new IncidentRoutes(decisions);
    this.threats = new ThreatRoutes(new Publication(publisher, decisions), new AlertsSeen());
  }

  @Override
  public String name() {
    return "threat";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("/v1") || path.startsWith("/v1/");
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(incidents.routes().stream(), threats.routes().stream()).toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
