package io.andon.gateway.access.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.json.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the claims of a token mean. A claim within another one is named with dots, such as {@code
 * realm_access.roles}.
 *
 * @param space claim with the slug of the person's space
 * @param username claim with the person's name in the audit log; without it the subject is
 * @param scopes claim with what the person may do: words in one text, or a list of them
 * @param words what a word of that claim allows. Empty: the words are our own scopes. Otherwise
 *     only what is listed here counts, so a provider cannot grant more than the operator allows
 */
public record ClaimMapping(
    String space, String username, String scopes, Map<String, Set<Scope>> words) {
  public ClaimMapping {
    words = Map.copyOf(words);
  }

  /** The person; empty when the token does not say who and where. */
  Optional<Caller.Person> person(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    String id = text(claims, username).orElse(subject == null ? "" : subject);
    String name = text(claims, "name").filter(Text.NAME::allows).orElse(id);
    return Text.NAME.allows(id)
        ? text(claims, space).map(slug -> new Caller.Person(id, name, slug, allowed(claims)))
        : Optional.empty();
  }

  private Set<Scope> allowed(JWTClaimsSet claims) {
    Set<Scope> allowed = new LinkedHashSet<>();
    texts(find(claims, scopes))
        .forEach(
            word -> {
              if (words.isEmpty()) {
                Scope.of(word).ifPresent(allowed::add);
              } else {
                allowed.addAll(words.getOrDefault(word, Set.of()));
              }
            });
    return allowed;
  }

  private static Stream<String> texts(@Nullable Object claim) {
    if (claim instanceof String text) {
      return Arrays.stream(text.strip().split("\\s+", -1));
    }
    return claim instanceof Collection<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.of();
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return find(claims, name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static @Nullable Object find(JWTClaimsSet claims, String name) {
    Object whole = claims.getClaim(name);
    if (whole != null) {
      return whole;
    }
    Object within = claims.getClaims();
    for (String part : name.split("\\.", -1)) {
      within = within instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return within;
  }
}
