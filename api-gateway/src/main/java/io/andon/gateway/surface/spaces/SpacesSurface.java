package io.andon.gateway.surface.spaces;

import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Andon's own paths under {@code /spaces}: spaces, keys, people, assets, silences. */
public final class SpacesSurface implements Surface {
  private final ErrorFormat format = new DetailErrorFormat(Map.of());
  private final SpaceRoutes spaces;
  private final KeyRoutes keys;
  private final UserRoutes users;
  private final AssetRoutes assets;
  private final SilenceRoutes silences;

  public SpacesSurface(Decisions decisions, Directory directory, Passwords passwords) {
    this.spaces = new SpaceRoutes(decisions, directory);
    this.keys = new KeyRoutes(decisions, directory);
    this.users = new UserRoutes(decisions, directory, passwords);
    this.assets = new AssetRoutes(decisions);
    this.silences = new SilenceRoutes(decisions);
  }

  @Override
  public String name() {
    return "andon";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("/spaces") || path.startsWith("/spaces/");
  }

  @Override
  public List<Route> routes() {
    return Stream.of(
            spaces.routes(), keys.routes(), users.routes(), assets.routes(), silences.routes())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public ErrorFormat errorFormat() {
    return format;
  }
}
