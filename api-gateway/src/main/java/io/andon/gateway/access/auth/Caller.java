package io.andon.gateway.access.auth;

import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Whoever made the request. */
public sealed interface Caller {
  /** Tells credentials apart: idempotency keys and the audit log are scoped to it. */
  String id();

  /** The one space the caller belongs to; empty: all of them. */
  Optional<String> space();

  boolean may(Scope scope);

  /** The caller as the audit log names it. */
  Actor actor();

  default boolean mayAnyOf(Collection<Scope> scopes) {
    return scopes.stream().anyMatch(this::may);
  }

  /** Whether the caller may know that this space exists. */
  default boolean sees(String slug) {
    return space().map(slug::equals).orElse(true);
  }

  /** The holder of the admin key: everything in every space. */
  record Admin() implements Caller {
    @Override
    public String id() {
      return "admin";
    }

    @Override
    public Optional<String> space() {
      return Optional.empty();
    }

    @Override
    public boolean may(Scope scope) {
      return true;
    }

    @Override
    public Actor actor() {
      return new Actor(ActorKind.ADMIN, "admin", "admin");
    }
  }

  /** Whoever belongs to one space, and may there what their scopes allow. */
  sealed interface Member extends Caller {
    String slug();

    Set<Scope> scopes();

    @Override
    default Optional<String> space() {
      return Optional.of(slug());
    }

    @Override
    default boolean may(Scope scope) {
      return scopes().contains(scope) || scopes().contains(Scope.ADMIN);
    }
  }

  /** The holder of a space's API key. */
  record Key(String id, String name, String slug, Set<Scope> scopes) implements Member {
    public Key {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public Actor actor() {
      return new Actor(ActorKind.KEY, id, name);
    }
  }

  /** A person of a space: with a session, or with a token of the organisation's OpenID provider. */
  record Person(String username, String name, String slug, Set<Scope> scopes) implements Member {
    public Person {
      scopes = Set.copyOf(scopes);
    }

    // what follows the id in a command's id begins with a colon
    @Override
    public String id() {
      return "person/" + slug + '/' + username.replace("%", "%25").replace(":", "%3A");
    }

    @Override
    public Actor actor() {
      return new Actor(ActorKind.PERSON, username, name);
    }
  }
}
