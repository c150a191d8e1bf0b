package io.andon.gateway.surface.ops;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;

/** Ops: {@code /api/incidents}. */
public final class OpsSurface implements Surface {
  private final ErrorFormat format = new OpsErrorFormat();
  private final IncidentRoutes incidents;

  public OpsSurface(Decisions decisions, Directory directory) {
    this.incidents = new IncidentRoutes(decisions, directory);
  }

  @Override
  public String name() {
    return "ops";
  }

  @Override
  public boolean covers(String path) {
    return path.equals(IncidentRoutes.ALL) || path.startsWith(IncidentRoutes.ALL + "/");
  }

  @Override
  public List<Route> routes() {
    return incidents.routes();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
