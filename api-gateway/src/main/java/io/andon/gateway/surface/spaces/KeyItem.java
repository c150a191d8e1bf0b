package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.ApiKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key without its secret, which nobody has but its holder. */
record KeyItem(
    String id,
    String name,
    List<String> scopes,
    String createdAt,
    String createdBy,
    @Nullable String expiresAt,
    @Nullable String revokedAt,
    @Nullable String rotatedAt,
    @Nullable String previousValidUntil,
    @Nullable String lastUsedAt) {
  static KeyItem of(ApiKey key) {
    return new KeyItem(
        key.getId(),
        key.getName(),
        key.getScopes(),
        Times.utc(key.getCreatedAt()),
        key.getCreatedBy(),
        Times.utcOrNull(key.getExpiresAt()),
        Times.utcOrNull(key.getRevokedAt()),
        Times.utcOrNull(key.getRotatedAt()),
        Times.utcOrNull(key.getPreviousValidUntil()),
        Times.utcOrNull(key.getLastUsedAt()));
  }
}
