package io.andon.gateway.access.auth;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a key or a person may be allowed to do. */
public enum Scope {
  INCIDENTS_READ("incidents:read"),
  INCIDENTS_WRITE("incidents:write"),
  EVENTS_WRITE("events:write"),
  DOWNTIME_READ("downtime:read"),
  ALERTS_WRITE("alerts:write"),
  MANAGE_PRODUCTION("MANAGE_PRODUCTION"),
  VIEW_AUDIT("VIEW_AUDIT"),
  APPROVE_SHIFT_CLOSURE("APPROVE_SHIFT_CLOSURE"),
  /** Everything in the key's own space, its keys and assets included. */
  ADMIN("admin");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** The scope as people and the API write it. */
  public String word() {
    return word;
  }

  public static Optional<Scope> of(String word) {
    return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  /** The scopes that these words stand for; unknown ones allow nothing. */
  public static Set<Scope> ofAll(Collection<String> words) {
    return words.stream()
        .flatMap(word -> of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every scope as the API writes it. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::word).toList();
  }
}
