package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.InstallAdminKey;
import java.util.List;

/** Installs the admin key; the first one wins, whichever node minted it. */
final class AdminKeyCommand {
  private AdminKeyCommand() {}

  static Verdict install(SpaceView view, InstallAdminKey install) {
    if (view.adminKey() != null) {
      return new Verdict.Rejected(Rejections.exists(null, "admin key", ""));
    }
    return new Verdict.Done(List.of(new Change.AdminKeySaved(install.getKey())), null);
  }
}
