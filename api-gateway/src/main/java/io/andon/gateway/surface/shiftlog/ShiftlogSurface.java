package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shift log: {@code /api/incidentes}, {@code /api/bitacora}, samples: {@code /api/calidad}, and
 * who changed what: {@code /api/auditoria}.
 */
public final class ShiftlogSurface implements Surface {
  private final ErrorFormat format = new ShiftlogErrorFormat();
  private final IncidentRoutes incidents;
  private final BitacoraRoutes shifts;
  private final AuditRoutes audit;
  private final MuestraRoutes samples;

  public ShiftlogSurface(Decisions decisions, Directory directory) {
    this.incidents = new IncidentRoutes(decisions, directory);
    this.shifts = new BitacoraRoutes(decisions);
    this.samples = new MuestraRoutes(decisions);
    this.audit = new AuditRoutes(directory);
  }

  @Override
  public String name() {
    return "shiftlog";
  }

  @Override
  public boolean covers(String path) {
    return path.matches("/api/(incidentes|bitacora|auditoria|calidad)(/.*)?");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(incidents.routes(), shifts.routes(), audit.routes(), samples.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
