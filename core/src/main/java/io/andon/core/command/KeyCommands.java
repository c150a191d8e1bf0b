package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes, rotates and revokes API keys, and notes their use. */
final class KeyCommands {
  private KeyCommands() {}

  static Verdict create(SpaceView view, CreateKey create, Instant now) {
    ApiKey key = create.getKey();
    if (view.apiKey(key.getId()) != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS, "id", "There is a key " + key.getId() + " already");
    }
    String full = view.limits().keysProblem(view.keys(now));
    if (full != null) {
      return new Verdict.Rejected(RejectionReason.OVER_LIMIT, "id", full);
    }
    return new Verdict.Done(List.of(new Change.ApiKeySaved(key, null)), key);
  }

  /** Of the secrets before only the last one stays valid, for the overlap. */
  static Verdict rotate(SpaceView view, RotateKey rotate, Instant now) {
    ApiKey key = view.apiKey(rotate.getId());
    if (key == null) {
      return notFound(rotate.getId());
    }
    if (key.getRevokedAt() != null) {
      return over(key, "revoked");
    }
    if (key.getExpiresAt() != null && !now.isBefore(key.getExpiresAt())) {
      return over(key, "expired");
    }
    boolean overlaps = rotate.getOverlapMs() > 0;
    return saved(
        key,
        ApiKey.newBuilder(key)
            .setPreviousSha256(overlaps ? key.getSecretSha256() : null)
            .setPreviousValidUntil(overlaps ? now.plusMillis(rotate.getOverlapMs()) : null)
            .setSecretSha256(rotate.getSecretSha256())
            .setRotatedAt(now)
            .build());
  }

  private static Verdict over(ApiKey key, String how) {
    return new Verdict.Rejected(
        RejectionReason.ILLEGAL_TRANSITION, null, "The key %s is %s".formatted(key.getId(), how));
  }

  /** Revoking twice keeps the first time. */
  static Verdict revoke(SpaceView view, RevokeKey revoke, Instant now) {
    ApiKey key = view.apiKey(revoke.getId());
    if (key == null) {
      return notFound(revoke.getId());
    }
    if (key.getRevokedAt() != null) {
      return new Verdict.Done(List.of(), key);
    }
    return saved(key, ApiKey.newBuilder(key).setRevokedAt(now).build());
  }

  private static Verdict saved(ApiKey before, ApiKey after) {
    return new Verdict.Done(List.of(new Change.ApiKeySaved(after, before)), after);
  }

  /** Several nodes tell of their own uses, in any order: the latest counts. */
  static Verdict noteUse(SpaceView view, NoteKeyUse note) {
    List<Change> changes = new ArrayList<>();
    for (KeyUse use : note.getUses()) {
      ApiKey key = view.apiKey(use.getId());
      if (key != null
          && (key.getLastUsedAt() == null || key.getLastUsedAt().isBefore(use.getAt()))) {
        ApiKey used = ApiKey.newBuilder(key).setLastUsedAt(use.getAt()).build();
        changes.add(new Change.ApiKeySaved(used, key));
      }
    }
    return new Verdict.Done(changes, null);
  }

  private static Verdict notFound(String id) {
    return new Verdict.Rejected(RejectionReason.NOT_FOUND, "id", "There is no key " + id);
  }
}
