package io.andon.gateway.cluster.directory;

import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import io.andon.schema.topic.DirectoryKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The directory as far as it has been read: the latest entry of every key. */
public final class DirectoryTable {
  private final Map<String, Object> entries = new ConcurrentHashMap<>();

  /** Takes over one record; a null entry removes. */
  public void apply(String key, @Nullable DirectoryEntry entry) {
    if (entry == null) {
      entries.remove(key);
    } else {
      entries.put(key, entry.getEntry());
    }
  }

  public Optional<Space> space(String slug) {
    return find(DirectoryKeys.space(slug), Space.class);
  }

  public Optional<ApiKey> key(String id) {
    return find(DirectoryKeys.apiKey(id), ApiKey.class);
  }

  public Optional<AdminKey> adminKey() {
    return find(DirectoryKeys.ADMIN_KEY, AdminKey.class);
  }

  public Optional<SessionSecret> sessionSecret() {
    return find(DirectoryKeys.SESSION_SECRET, SessionSecret.class);
  }

  public Optional<User> user(String space, String username) {
    return find(DirectoryKeys.user(space, username), User.class);
  }

  /** Every person of a space, ordered by user name. */
  public List<User> users(String space) {
    return all(User.class, Comparator.comparing(User::getUsername)).stream()
        .filter(user -> user.getSpace().equals(space))
        .toList();
  }

  public Optional<Webhook> webhook(String space, String id) {
    return find(DirectoryKeys.webhook(space, id), Webhook.class);
  }

  /** Every webhook of a space, oldest first. */
  public List<Webhook> webhooks(String space) {
    return all(
            Webhook.class,
            Comparator.comparing(Webhook::getCreatedAt).thenComparing(Webhook::getId))
        .stream()
        .filter(webhook -> webhook.getSpace().equals(space))
        .toList();
  }

  /** Every space, ordered by slug. */
  public List<Space> spaces() {
    return all(Space.class, Comparator.comparing(Space::getSlug));
  }

  /** Every key of a space, oldest first. */
  public List<ApiKey> keys(String space) {
    return all(
            ApiKey.class, Comparator.comparing(ApiKey::getCreatedAt).thenComparing(ApiKey::getId))
        .stream()
        .filter(key -> key.getSpace().equals(space))
        .toList();
  }

  private <T> Optional<T> find(String key, Class<T> type) {
    return Optional.ofNullable(entries.get(key)).filter(type::isInstance).map(type::cast);
  }

  private <T> List<T> all(Class<T> type, Comparator<T> order) {
    return entries.values().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .sorted(order)
        .toList();
  }
}
