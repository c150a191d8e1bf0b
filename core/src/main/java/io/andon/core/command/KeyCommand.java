package io.andon.core.command;

import io.andon.core.rejection.Rejections;
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
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key, null)), key);
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
    return saved(
        key,
        ApiKey.newBuilder(key)
            .setPreviousSha256(overlaps ? key.getSecretSha256() : null)
            .setPreviousValidUntil(
                overlaps ? context.now().plusMillis(rotate.getOverlapMs()) : null)
            .setSecretSha256(rotate.getSecretSha256())
            .setRotatedAt(context.now())
            .build());
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
    return saved(key, ApiKey.newBuilder(key).setRevokedAt(context.now()).build());
  }

  private static Verdict saved(ApiKey before, ApiKey after) {
    return new Verdict.Done(List.of(new Change.ApiKeySaved(after, before)), after);
  }

  /** Several nodes tell of their own uses, in any order: the latest counts. */
  static Verdict noteUse(CommandContext context, NoteKeyUse note) {
    List<Change> changes = new ArrayList<>();
    for (KeyUse use : note.getUses()) {
      ApiKey key = context.view().apiKey(use.getId());
      if (key != null
          && (key.getLastUsedAt() == null || key.getLastUsedAt().isBefore(use.getAt()))) {
        ApiKey used = ApiKey.newBuilder(key).setLastUsedAt(use.getAt()).build();
        changes.add(new Change.ApiKeySaved(used, key));
      }
    }
    return new Verdict.Done(changes, null);
  }

  private static Verdict notFound(String id) {
    return Verdict.unknown("id", "key", id);
  }
}
