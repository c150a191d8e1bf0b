package io.andon.gateway.http.admission;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sites whose pages may use the API from a browser (CORS).
 *
 * @param named those that may do so with a session too; each as browsers write it in Origin
 * @param any whether the pages of all other sites may too, with keys and tokens only
 */
public record Origins(Set<String> named, boolean any) {
  /** Only our own pages. */
  public static final Origins NONE = new Origins(Set.of(), false);

  private static final String ANY = "*";

  public Origins {
    named = Set.copyOf(named);
  }

  /** Reads a comma separated list; empty when an entry is no origin. */
  public static Optional<Origins> parse(String list) {
    Set<String> named = new LinkedHashSet<>();
    boolean any = false;
    for (String entry : list.split(",", -1)) {
      if (entry.strip().equals(ANY)) {
        any = true;
        continue;
      }
      Optional<String> origin = origin(entry.strip());
      if (origin.isEmpty()) {
        return Optional.empty();
      }
      named.add(origin.get());
    }
    return Optional.of(new Origins(named, any));
  }

  /** Scheme, host and port and nothing else, without the port that the scheme has anyway. */
  private static Optional<String> origin(String text) {
    try {
      URI uri = URI.create(text.toLowerCase(Locale.ROOT));
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.matches("https?") || uri.getHost() == null || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      String bare = scheme + "://" + uri.getHost();
      boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
      boolean nothingElse = uri.toString().equals(bare + portOf(uri));
      return nothingElse ? Optional.of(usual ? bare : bare + portOf(uri)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String portOf(URI uri) {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }

  boolean isNone() {
    return named.isEmpty() && !any;
  }

  boolean isNamed(@Nullable String origin) {
    return origin != null && named.contains(origin);
  }
}
