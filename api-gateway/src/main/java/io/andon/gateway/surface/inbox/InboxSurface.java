package io.andon.gateway.surface.inbox;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.Surface;
import java.util.Map;

/** The notification centre of a person: {@code /spaces/{slug}/notifications}. */
public final class InboxSurface {
  private InboxSurface() {}

  public static Surface of(Decisions decisions, Directory directory) {
    return Surface.of(
        "notifications",
        "/spaces/[^/]+/notifications(/.*)?",
        new DetailErrorFormat(Map.of()),
        new InboxRoutes(decisions).routes(),
        new PreferenceRoutes(decisions, directory).routes());
  }
}
