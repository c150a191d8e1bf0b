package io.andon.gateway.surface.session;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.json.Times;
import io.andon.schema.internal.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is.
 *
 * @param kind {@code person}, {@code key} or {@code admin}
 * @param username of a person; the id of a key
 * @param space null: every space
 * @param expiresAt when the session, the token or the key ends unless it is renewed; null: never
 */
record Me(
    String kind,
    String username,
    String name,
    List<String> permissions,
    @Nullable String space,
    @Nullable String expiresAt) {
  static Me of(User user, Instant until) {
    return new Me(
        "person",
        user.getUsername(),
        user.getName(),
        words(Scope.ofAll(user.getPermissions())),
        user.getSpace(),
        Times.utc(until));
  }

  static Me of(Caller caller, Optional<Instant> end) {
    String until = end.map(Times::utc).orElse(null);
    return switch (caller) {
      case Caller.Person p ->
          new Me("person", p.username(), p.name(), words(p.scopes()), p.slug(), until);
      case Caller.Key k -> new Me("key", k.id(), k.name(), words(k.scopes()), k.slug(), until);
      case Caller.Admin a ->
          new Me("admin", "admin", "admin", words(Set.of(Scope.ADMIN)), null, until);
    };
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).toList();
  }
}
