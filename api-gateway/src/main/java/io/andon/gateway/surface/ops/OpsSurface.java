package io.andon.gateway.surface.ops;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Surface;

/** Ops: {@code /api/incidents}. */
public final class OpsSurface {
  private OpsSurface() {}

  public static Surface of(Decisions decisions, Directory directory) {
    return Surface.of(
        "ops",
        IncidentRoutes.ALL + "(/.*)?",
        new OpsErrorFormat(),
        new IncidentRoutes(decisions, directory).routes());
  }
}
