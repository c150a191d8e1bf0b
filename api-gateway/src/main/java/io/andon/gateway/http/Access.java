package io.andon.gateway.http;

import io.andon.gateway.access.auth.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Who may use a route.
 *
 * @param who which callers at all
 * @param anyOf scopes of which the caller needs one; none listed: no scope is needed
 * @param feature feature of the space that must be on
 */
public record Access(Who who, List<Scope> anyOf, Optional<String> feature) {
  /** Which callers. */
  public enum Who {
    /** Everybody; no credential is looked at. */
    ANYBODY,
    /** Everybody with a credential. */
    ANY_CALLER,
    /** The admin key only. */
    ADMIN_KEY,
    /**
     * Callers of the space in the path, or of their own space where the path names none. For others
     * the space does not exist.
     */
    OF_SPACE
  }

  public Access {
    anyOf = List.copyOf(anyOf);
  }

  public static Access anybody() {
    return new Access(Who.ANYBODY, List.of(), Optional.empty());
  }

  public static Access anyCaller() {
    return new Access(Who.ANY_CALLER, List.of(), Optional.empty());
  }

  public static Access adminKey() {
    return new Access(Who.ADMIN_KEY, List.of(), Optional.empty());
  }

  public static Access ofSpace(Scope... anyOf) {
    return new Access(Who.OF_SPACE, List.of(anyOf), Optional.empty());
  }

  public Access withFeature(String name) {
    return new Access(who, anyOf, Optional.of(name));
  }
}
