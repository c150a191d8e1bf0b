package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Surface;

/**
 * The shift log: {@code /api/incidentes}, {@code /api/bitacora}, samples: {@code /api/calidad}, and
 * who changed what: {@code /api/auditoria}.
 */
public final class ShiftlogSurface {
  private ShiftlogSurface() {}

  public static Surface of(Decisions decisions, Directory directory) {
    return Surface.of(
        "shiftlog",
        "/api/(incidentes|bitacora|auditoria|calidad)(/.*)?",
        new ShiftlogErrorFormat(),
        new IncidentRoutes(decisions, directory).routes(),
        new BitacoraRoutes(decisions).routes(),
        new AuditRoutes(directory).routes(),
        new MuestraRoutes(decisions).routes());
  }
}
