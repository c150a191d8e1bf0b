package io.andon.gateway.settings;

import com.nimbusds.jose.JWSAlgorithm;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.access.oidc.ClaimMapping;
import io.andon.gateway.access.oidc.OidcSettings;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.http.admission.Origins;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets in, and how often.
 *
 * @param secrets what the operator chose to be kept
 * @param edge what lies between people and the node
 * @param oidc the organisation's OpenID provider, if there is one
 */
public record AccessSettings(
    Secrets secrets, Limits.Rates rates, EdgeSettings edge, Optional<OidcSettings> oidc) {
  private static final int SHORTEST_SECRET = 32;
  private static final int SHORTEST_KEY = 16;
  private static final int MOST_REQUESTS = 1_000_000_000;
  private static final int MOST_PROXIES = 10;
  private static final int MINUTES_OF_A_DAY = 1_440;

  // public keys only: whoever may read a key of HS* could also sign with it
  private static final List<JWSAlgorithm> ALGORITHMS =
      Stream.concat(JWSAlgorithm.Family.RSA.stream(), JWSAlgorithm.Family.EC.stream())
          .filter(algorithm -> !algorithm.equals(JWSAlgorithm.ES256K))
          .toList();

  /**
   * What the operator chose to be kept; each may be absent.
   *
   * @param session what sessions are signed with
   * @param seal what opens the secrets that nodes keep for one another
   * @param metrics what a scraper of metrics has to send
   */
  public record Secrets(Optional<String> session, Optional<String> seal, Optional<String> metrics) {
    /** Nothing. */
    public static final Secrets NONE =
        new Secrets(Optional.empty(), Optional.empty(), Optional.empty());

    /** Never a secret: this text may end up in a log. */
    @Override
    public String toString() {
      return "Secrets[session=%s, seal=%s, metrics=%s]"
          .formatted(said(session), said(seal), said(metrics));
    }

    private static String said(Optional<String> secret) {
      return secret.isPresent() ? "given" : "none";
    }
  }

  /** No limits and no provider. */
  public static AccessSettings open() {
    return new AccessSettings(
        Secrets.NONE, Limits.Rates.UNLIMITED, EdgeSettings.NONE, Optional.empty());
  }

  static AccessSettings from(Environment env) {
    return new AccessSettings(
        new Secrets(
            secret(env, Setting.SESSION_SECRET, SHORTEST_SECRET),
            secret(env, Setting.SEAL_KEY, SHORTEST_SECRET),
            secret(env, Setting.METRICS_KEY, SHORTEST_KEY)),
        new Limits.Rates(
            env.integer(Setting.RATE_LIMIT, 0, MOST_REQUESTS),
            env.integer(Setting.ADDRESS_LIMIT, 0, MOST_REQUESTS),
            env.integer(Setting.LOGIN_LIMIT, 0, MOST_REQUESTS)),
        new EdgeSettings(
            env.integer(Setting.TRUST_PROXY, 0, MOST_PROXIES), tlsHost(env), origins(env)),
        oidc(env));
  }

  static Optional<String> secret(Environment env, Setting setting, int shortest) {
    if (!env.given(setting)) {
      return Optional.empty();
    }
    String secret = env.text(setting);
    if (secret.length() < shortest) {
      throw env.badSecret(setting, "must have at least %d characters".formatted(shortest));
    }
    return Optional.of(secret);
  }

  private static Optional<String> tlsHost(Environment env) {
    return DeliverySettingsReader.publicUrl(env)
        .map(URI::create)
        .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
        .map(url -> url.getPort() == 443 ? url.getHost() : url.getRawAuthority())
        .map(host -> host.toLowerCase(Locale.ROOT));
  }

  private static Origins origins(Environment env) {
    return env.given(Setting.CORS_ORIGINS)
        ? Origins.parse(env.text(Setting.CORS_ORIGINS))
            .orElseThrow(
                () ->
                    env.bad(
                        Setting.CORS_ORIGINS,
                        "must be origins such as https://board.example.com, comma separated, or *"))
        : Origins.NONE;
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
            Duration.ofMinutes(env.integer(Setting.OIDC_TOKEN_MINUTES, 1, MINUTES_OF_A_DAY)),
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
}
