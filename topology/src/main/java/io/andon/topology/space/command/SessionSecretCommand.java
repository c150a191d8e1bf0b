package io.andon.topology.space.command;

import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.space.Change;
import io.andon.topology.space.SpaceView;
import java.util.List;

/** Installs what sessions are signed with; the first one wins, whichever node minted it. */
final class SessionSecretCommand {
  private SessionSecretCommand() {}

  static Verdict install(SpaceView view, InstallSessionSecret install) {
    if (view.sessionSecret() != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS, null, "There is a session secret already");
    }
    return new Verdict.Done(List.of(new Change.SessionSecretSaved(install.getSecret())), null);
  }
}
