package io.andon.topology.space.command;

import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RevokeKey;
import io.andon.topology.space.Change;
import io.andon.topology.space.SpaceView;
import java.time.Instant;
import java.util.List;

/** Makes and revokes API keys. */
final class KeyCommands {
  private KeyCommands() {}

  static Verdict create(SpaceView view, CreateKey create) {
    ApiKey key = create.getKey();
    if (view.apiKey(key.getId()) != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS, "id", "There is a key " + key.getId() + " already");
    }
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key)), key);
  }

  /** Revoking twice keeps the first time. */
  static Verdict revoke(SpaceView view, RevokeKey revoke, Instant now) {
    ApiKey key = view.apiKey(revoke.getId());
    if (key == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "id", "There is no key " + revoke.getId());
    }
    if (key.getRevokedAt() != null) {
      return new Verdict.Done(List.of(), key);
    }
    key.setRevokedAt(now);
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key)), key);
  }
}
