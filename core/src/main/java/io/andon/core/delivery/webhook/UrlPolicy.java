package io.andon.core.delivery.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where webhooks may be. A name is judged by every address it has at the moment. */
public final class UrlPolicy {
  private static final int LONGEST = 2_000;
  private static final int LAST_PORT = 65_535;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final WebhookRules rules;
  private final Resolver resolver;

  /** Looks names up. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * @param resolver of the machine, {@code InetAddress::getAllByName}, but in tests
   */
  public UrlPolicy(WebhookRules rules, Resolver resolver) {
    this.rules = rules;
    this.resolver = resolver;
  }

  /** What is wrong with a URL, one sentence; null: nothing. */
  public @Nullable String problem(String url) {
    String problem = formProblem(url);
    return problem != null ? problem : unreachable(URI.create(url));
  }

  /** As {@link #problem}, without a look at where its host leads. */
  public @Nullable String formProblem(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return "Should be a URL: " + e.getReason();
    }
    return problem(uri, url.length());
  }

  private @Nullable String problem(URI uri, int length) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "Should begin with https:// or http://";
    }
    if (scheme.equals("http") && rules.httpsOnly()) {
      return "Should begin with https://: the operator allows nothing else";
    }
    if (uri.getRawUserInfo() != null) {
      return "Should not hold a user or password";
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      return "Should name a host";
    }
    if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
      return "Should have a port from 1 to " + LAST_PORT;
    }
    if (uri.getRawFragment() != null) {
      return "Should not hold a fragment";
    }
    return length > LONGEST ? "Should have at most %d characters".formatted(LONGEST) : null;
  }

  private @Nullable String unreachable(URI uri) {
    String host = uri.getHost();
    int port = uri.getPort() > 0 ? uri.getPort() : standardPort(uri.getScheme());
    try {
      InetAddress[] unused = addresses(host, port);
      return null;
    } catch (ForbiddenAddressException e) {
      return e.getMessage();
    } catch (UnknownHostException e) {
      return "The host %s is not known".formatted(host);
    }
  }

  private static int standardPort(String scheme) {
    return scheme.equalsIgnoreCase("https") ? HTTPS : HTTP;
  }

  /**
   * The addresses of a host, for a connection to one of them.
   *
   * @throws ForbiddenAddressException when any of them is out of bounds, or the port is
   */
  public InetAddress[] addresses(String host, int port) throws UnknownHostException {
    InetAddress[] found = resolver.addresses(host);
    for (InetAddress address : found) {
      byte[] raw = address.getAddress();
      String closed = AddressRanges.closed(raw);
      if (closed != null && !rules.allowed().allowsAddress(host, raw, port)) {
        // not the address itself: what names stand for inside is not for those who make webhooks
        throw new ForbiddenAddressException(
            "%s %s %s address, which the operator has not allowed"
                .formatted(host, isLiteral(host) ? "is" : "leads to", closed));
      }
      if (Ports.closed(port) && !rules.allowed().allowsPort(host, raw, port)) {
        throw new ForbiddenAddressException(
            "Port %d is one where no webhook may be, unless the operator allows it"
                .formatted(port));
      }
    }
    return found;
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }
}
