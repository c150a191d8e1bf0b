package io.andon.gateway.http;

import java.util.List;
import java.util.Map;

/** Which envelope a problem goes out in, by the path that was asked for. */
final class Envelopes {
  /** Of paths that are no surface's. */
  static final Envelope FALLBACK = new DetailEnvelope(Map.of());

  private final List<Surface> surfaces;

  Envelopes(List<Surface> surfaces) {
    this.surfaces = surfaces;
  }

  Envelope of(String path) {
    return surfaces.stream()
        .filter(surface -> surface.covers(path))
        .findFirst()
        .map(Surface::envelope)
        .orElse(FALLBACK);
  }
}
