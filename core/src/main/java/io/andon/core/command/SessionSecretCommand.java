package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.SessionSecret;
import java.util.List;
import java.util.Objects;

/**
 * Installs what sessions are signed with. The first one wins, whichever node minted it; later one
 * takes the place of the one it names.
 */
final class SessionSecretCommand {
  private SessionSecretCommand() {}

  static Verdict install(SpaceView view, InstallSessionSecret install) {
    SessionSecret known = view.sessionSecret();
    if (!Objects.equals(known == null ? null : known.getCreatedAt(), install.getReplaces())) {
      return new Verdict.Rejected(Rejections.exists(null, "session secret", ""));
    }
    return new Verdict.Done(
        List.of(new Change.SessionSecretSaved(install.getSecret(), known)), null);
  }
}
