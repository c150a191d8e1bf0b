package io.andon.topology.space.command;

import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.space.Change;
import io.andon.topology.space.SpaceView;
import java.util.List;

/** Installs the admin key; the first one wins, whichever node minted it. */
final class AdminKeyCommand {
  private AdminKeyCommand() {}

  static Verdict install(SpaceView view, InstallAdminKey install) {
    if (view.adminKey() != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS, null, "There is an admin key already");
    }
    return new Verdict.Done(List.of(new Change.AdminKeySaved(install.getKey())), null);
  }
}
