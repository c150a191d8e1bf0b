package io.andon.gateway.surface.inbox;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The notification centre of a person: {@code /spaces/{slug}/notifications}. */
public final class InboxSurface implements Surface {
  private final ErrorFormat format = new DetailErrorFormat(Map.of());
  private final InboxRoutes inbox;
  private final PreferenceRoutes preferences;

  public InboxSurface(Decisions decisions, Directory directory) {
    this.inbox = new InboxRoutes(decisions);
    this.preferences = new PreferenceRoutes(decisions, directory);
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public boolean covers(String path) {
    return path.matches("/spaces/[^/]+/notifications(/.*)?");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(inbox.routes(), preferences.routes()).flatMap(List::stream).toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
