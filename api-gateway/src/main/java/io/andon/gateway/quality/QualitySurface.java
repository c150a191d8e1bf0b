package io.andon.gateway.quality;

import io.andon.gateway.command.Decisions;
import io.andon.gateway.event.AlertsSeen;
import io.andon.gateway.event.EventPublisher;
import io.andon.gateway.http.Envelope;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.stream.Stream;

/** Quality: {@code /spaces/{slug}/incidents} and {@code /spaces/{slug}/alerts}. */
public final class QualitySurface implements Surface {
  private final Envelope envelope = new QualityEnvelope();
  private final IncidentRoutes incidents;
  private final AlertRoutes alerts;
  private final AlertHandling handling;

  public QualitySurface(Decisions decisions, EventPublisher publisher) {
    this.incidents = new IncidentRoutes(decisions);
    this.alerts = new AlertRoutes(publisher);
    this.handling = new AlertHandling(decisions, publisher, new AlertsSeen());
  }

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public boolean covers(String path) {
    return path.matches("/spaces/[^/]+/(incidents|alerts)(/.*)?");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(incidents.routes(), AuditRoutes.routes(), alerts.routes(), handling.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }
}
