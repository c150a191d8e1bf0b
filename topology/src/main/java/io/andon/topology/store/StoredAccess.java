package io.andon.topology.store;

import io.andon.core.space.Change;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.User;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Who may use a space: its keys and people. Read from the store each time, for it is rare. */
final class StoredAccess {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;

  StoredAccess(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
  }

  @Nullable ApiKey apiKey(String id) {
    return SpaceTables.API_KEYS.get(store, SpaceKeys.apiKey(slug, id));
  }

  @Nullable AdminKey adminKey() {
    return SpaceTables.ADMIN_KEYS.get(store, SpaceKeys.adminKey());
  }

  @Nullable SessionSecret sessionSecret() {
    return SpaceTables.SESSION_SECRETS.get(store, SpaceKeys.sessionSecret());
  }

  @Nullable User user(String username) {
    return SpaceTables.USERS.get(store, SpaceKeys.user(slug, username));
  }

  int keys(Instant now) {
    return (int)
        SpaceTables.API_KEYS.scan(store, SpaceKeys.apiKeys(slug)).stream()
            .filter(
                key ->
                    key.getRevokedAt() == null
                        && (key.getExpiresAt() == null || now.isBefore(key.getExpiresAt())))
            .count();
  }

  int users() {
    return SpaceTables.USERS.scan(store, SpaceKeys.users(slug)).size();
  }

  void write(Change.OfAccess change) {
    switch (change) {
      case Change.ApiKeySaved c ->
          SpaceTables.API_KEYS.put(store, SpaceKeys.apiKey(slug, c.key().getId()), c.key());
      case Change.AdminKeySaved c ->
          SpaceTables.ADMIN_KEYS.put(store, SpaceKeys.adminKey(), c.key());
      case Change.SessionSecretSaved c ->
          SpaceTables.SESSION_SECRETS.put(store, SpaceKeys.sessionSecret(), c.secret());
      case Change.UserSaved c ->
          SpaceTables.USERS.put(store, SpaceKeys.user(slug, c.user().getUsername()), c.user());
      case Change.UserRemoved c ->
          store.delete(SpaceKeys.user(slug, c.before().getUsername()).bytes());
    }
  }
}
