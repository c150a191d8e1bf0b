package io.andon.gateway.http.server;

import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.Map;

/** Which error format a problem takes, by the path that was asked for. */
final class ErrorFormats {
  /** Of paths that are no surface's. */
  static final ErrorFormat FALLBACK = new DetailErrorFormat(Map.of());

  private final List<Surface> surfaces;

  ErrorFormats(List<Surface> surfaces) {
    this.surfaces = surfaces;
  }

  ErrorFormat of(String path) {
    return surfaces.stream()
        .filter(surface -> surface.covers(path))
        .findFirst()
        .map(Surface::errorFormat)
        .orElse(FALLBACK);
  }
}
