package io.andon.gateway.surface.quality;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.event.AlertsSeen;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.stream.Stream;

/**
 * Quality: {@code /spaces/{slug}/incidents}, {@code /spaces/{slug}/alerts} and {@code
 * /spaces/{slug}/quality-checks}.
 */
public final class QualitySurface implements Surface {
  private final ErrorFormat format = new QualityErrorFormat();
  private final IncidentRoutes incidents;
  private final AlertRoutes alerts;
  private final AlertHandling handling;
  private final CheckRoutes checks;

  public QualitySurface(Decisions decisions, EventPublisher publisher) {
    this.incidents = new IncidentRoutes(decisions);
    this.alerts = new AlertRoutes(new Publication(publisher, decisions));
    this.checks = new CheckRoutes(decisions);
    this.handling = new AlertHandling(decisions, publisher, new AlertsSeen());
  }

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public boolean covers(String path) {
    return path.matches("/spaces/[^/]+/(incidents|alerts|quality-checks)(/.*)?");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            incidents.routes(),
            AuditRoutes.routes(),
            alerts.routes(),
            handling.routes(),
            checks.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
