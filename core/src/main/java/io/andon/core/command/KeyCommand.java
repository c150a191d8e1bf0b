package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import java.util.ArrayList;
import java.util.List;

/** Makes, rotates and revokes API keys, and notes their use. */
final class KeyCommand {
  private KeyCommand() {}

  static Verdict create(CommandContext context, CreateKey create) {
    ApiKey key = create.getKey();
    if (context.view().apiKey(key.getId()) != null) {
      return Verdict.exists("key", key.getId());
    }
    String full = context.view().limits().keysProblem(context.view().keys(context.now()));
    if (full != null) {
      return Verdict.overLimit("id", full);
    }
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key)), key);
  }

  /** Of the secrets before only the last one stays valid, for the overlap. */
  static Verdict rotate(CommandContext context, RotateKey rotate) {
    ApiKey key = context.view().apiKey(rotate.getId());
    if (key == null) {
      return notFound(rotate.getId());
    }
    if (key.getRevokedAt() != null) {
      return over(key, "revoked");
    }
    if (key.getExpiresAt() != null && !context.now().isBefore(key.getExpiresAt())) {
      return over(key, "expired");
    }
    boolean overlaps = rotate.getOverlapMs() > 0;
    key.setPreviousSha256(overlaps ? key.getSecretSha256() : null);
    key.setPreviousValidUntil(overlaps ? context.now().plusMillis(rotate.getOverlapMs()) : null);
    key.setSecretSha256(rotate.getSecretSha256());
    key.setRotatedAt(context.now());
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key)), key);
  }

  private static Verdict over(ApiKey key, String how) {
    return new Verdict.Rejected(Rejections.keyOver(key.getId(), how));
  }

  /** Revoking twice keeps the first time. */
  static Verdict revoke(CommandContext context, RevokeKey revoke) {
    ApiKey key = context.view().apiKey(revoke.getId());
    if (key == null) {
      return notFound(revoke.getId());
    }
    if (key.getRevokedAt() != null) {
      return Verdict.unchanged(key);
    }
    key.setRevokedAt(context.now());
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key)), key);
  }

  /** Several nodes tell of their own uses, in any order: the latest counts. */
  static Verdict noteUse(CommandContext context, NoteKeyUse note) {
    List<Change> changes = new ArrayList<>();
    for (KeyUse use : note.getUses()) {
      ApiKey key = context.view().apiKey(use.getId());
      if (key != null
          && (key.getLastUsedAt() == null || key.getLastUsedAt().isBefore(use.getAt()))) {
        key.setLastUsedAt(use.getAt());
        changes.add(new Change.ApiKeySaved(key));
      }
    }
    return new Verdict.Done(changes, null);
  }

  private static Verdict notFound(String id) {
    return Verdict.unknown("id", "key", id);
  }
}
