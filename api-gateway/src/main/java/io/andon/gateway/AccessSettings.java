package io.andon.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import io.andon.gateway.auth.Scope;
import io.andon.gateway.limit.Limits;
import io.andon.gateway.oidc.ClaimMapping;
import io.andon.gateway.oidc.OidcSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets in, and how often.
 *
 * @param sessionSecret what sessions are signed with, when the operator chose it
 * @param proxies how many of the operator's proxies stand before the node
 * @param oidc the organisation's OpenID provider, if there is one
 */
public record AccessSettings(
    Optional<String> sessionSecret, Limits.Rates rates, int proxies, Optional<OidcSettings> oidc) {
  private static final int SHORTEST_SECRET = 32;
  private static final int MOST_REQUESTS = 1_000_000_000;
  private static final int MOST_PROXIES = 10;

  // public keys only: whoever may read a key of HS* could also sign with it
  private static final List<JWSAlgorithm> ALGORITHMS =
      Stream.concat(JWSAlgorithm.Family.RSA.stream(), JWSAlgorithm.Family.EC.stream())
          .filter(algorithm -> !algorithm.equals(JWSAlgorithm.ES256K))
          .toList();

  /** No limits and no provider. */
  public static AccessSettings open() {
    return new AccessSettings(Optional.empty(), Limits.Rates.UNLIMITED, 0, Optional.empty());
  }

  static AccessSettings from(Environment env) {
    return new AccessSettings(
        sessionSecret(env),
        new Limits.Rates(
            env.integer(Setting.RATE_LIMIT, 0, MOST_REQUESTS),
            env.integer(Setting.ADDRESS_LIMIT, 0, MOST_REQUESTS),
            env.integer(Setting.LOGIN_LIMIT, 0, MOST_REQUESTS)),
        env.integer(Setting.TRUST_PROXY, 0, MOST_PROXIES),
        oidc(env));
  }

  private static Optional<String> sessionSecret(Environment env) {
    if (!env.given(Setting.SESSION_SECRET)) {
      return Optional.empty();
    }
    String secret = env.text(Setting.SESSION_SECRET);
    if (secret.length() < SHORTEST_SECRET) {
      throw env.badSecret(
          Setting.SESSION_SECRET, "must have at least %d characters".formatted(SHORTEST_SECRET));
    }
    return Optional.of(secret);
  }

  private static Optional<OidcSettings> oidc(Environment env) {
    List<Setting> needed =
        List.of(Setting.OIDC_ISSUER, Setting.OIDC_AUDIENCE, Setting.OIDC_JWKS_URL);
    if (needed.stream().noneMatch(env::given)) {
      return Optional.empty();
    }
    for (Setting setting : needed) {
      if (!env.given(setting)) {
        throw env.bad(setting, "must be set for an OpenID provider");
      }
    }
    return Optional.of(
        new OidcSettings(
            env.text(Setting.OIDC_ISSUER),
            env.text(Setting.OIDC_AUDIENCE),
            keys(env),
            algorithm(env),
            new ClaimMapping(
                env.text(Setting.OIDC_SPACE_CLAIM),
                env.text(Setting.OIDC_USERNAME_CLAIM),
                env.text(Setting.OIDC_SCOPES_CLAIM),
                words(env))));
  }

  private static URL keys(Environment env) {
    try {
      URL url = URI.create(env.text(Setting.OIDC_JWKS_URL)).toURL();
      if (url.getProtocol().matches("https?") && !url.getHost().isEmpty()) {
        return url;
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      // said below
    }
    throw env.bad(Setting.OIDC_JWKS_URL, "must be a URL");
  }

  private static JWSAlgorithm algorithm(Environment env) {
    String name = env.text(Setting.OIDC_ALGORITHM);
    return ALGORITHMS.stream()
        .filter(algorithm -> algorithm.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                env.bad(
                    Setting.OIDC_ALGORITHM,
                    "must be one of "
                        + ALGORITHMS.stream()
                            .map(JWSAlgorithm::getName)
                            .collect(Collectors.joining(", "))));
  }

  private static Map<String, Set<Scope>> words(Environment env) {
    Map<String, Set<Scope>> words = new LinkedHashMap<>();
    if (env.given(Setting.OIDC_SCOPES)) {
      for (String entry : env.text(Setting.OIDC_SCOPES).split(",", -1)) {
        int equals = entry.lastIndexOf('=');
        List<String> scopes = scopes(entry.substring(equals + 1));
        if (equals < 1 || !scopes.stream().allMatch(scope -> Scope.of(scope).isPresent())) {
          throw env.bad(
              Setting.OIDC_SCOPES,
              "must be word=scope+scope, comma separated, of the scopes "
                  + String.join(", ", Scope.words()));
        }
        words.put(entry.substring(0, equals).strip(), Scope.ofAll(scopes));
      }
    }
    return words;
  }

  private static List<String> scopes(String joined) {
    List<String> scopes = new ArrayList<>();
    for (String scope : joined.split("\\+", -1)) {
      scopes.add(scope.strip());
    }
    return scopes;
  }

  /** Never the secret: this text may end up in a log. */
  @Override
  public String toString() {
    return "AccessSettings[sessionSecret=%s, rates=%s, proxies=%d, oidc=%s]"
        .formatted(sessionSecret.isPresent() ? "given" : "none", rates, proxies, oidc);
  }
}
