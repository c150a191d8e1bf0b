package io.andon.gateway.shiftlog;

import io.andon.gateway.command.Decisions;
import io.andon.gateway.directory.Directory;
import io.andon.gateway.http.Envelope;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;

/** The shift log: {@code /api/incidentes}. */
public final class ShiftlogSurface implements Surface {
  private final Envelope envelope = new ShiftlogEnvelope();
  private final IncidentRoutes incidents;

  public ShiftlogSurface(Decisions decisions, Directory directory) {
    this.incidents = new IncidentRoutes(decisions, directory);
  }

  @Override
  public String name() {
    return "shiftlog";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("/api/incidentes") || path.startsWith("/api/incidentes/");
  }

  @Override
  public List<Route> routes() {
    return incidents.routes();
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }
}
