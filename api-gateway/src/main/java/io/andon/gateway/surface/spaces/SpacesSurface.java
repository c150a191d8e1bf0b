package io.andon.gateway.surface.spaces;

import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.Surface;
import java.util.Map;

/** Andon's own paths under {@code /spaces}: spaces, keys, people, assets, silences. */
public final class SpacesSurface {
  private SpacesSurface() {}

  public static Surface of(Decisions decisions, Directory directory, Passwords passwords) {
    return Surface.of(
        "andon",
        "/spaces(/.*)?",
        new DetailErrorFormat(Map.of()),
        new SpaceRoutes(decisions, directory).routes(),
        new KeyRoutes(decisions, directory).routes(),
        new UserRoutes(decisions, directory, passwords).routes(),
        new AssetRoutes(decisions).routes(),
        new SilenceRoutes(decisions).routes());
  }
}
