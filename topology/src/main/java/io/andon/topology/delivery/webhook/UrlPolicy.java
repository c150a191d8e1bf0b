package io.andon.topology.delivery.webhook;

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

  private final boolean privateAllowed;
  private final Resolver resolver;

  /** Looks names up. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * @param privateAllowed whether addresses that are not in the open will do
   */
  public UrlPolicy(boolean privateAllowed) {
    this(privateAllowed, InetAddress::getAllByName);
  }

  public UrlPolicy(boolean privateAllowed, Resolver resolver) {
    this.privateAllowed = privateAllowed;
    this.resolver = resolver;
  }

  /** What is wrong with a URL, one sentence; null: nothing. */
  public @Nullable String problem(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return "Should be a URL: " + e.getReason();
    }
    String problem = problem(uri, url.length());
    return problem != null ? problem : unreachable(uri.getHost());
  }

  private static @Nullable String problem(URI uri, int length) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "Should begin with https:// or http://";
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

  private @Nullable String unreachable(String host) {
    try {
      InetAddress[] unused = addresses(host);
      return null;
    } catch (ForbiddenAddressException e) {
      return e.getMessage();
    } catch (UnknownHostException e) {
      return "The host %s is not known".formatted(host);
    }
  }

  /**
   * The addresses of a host, for a connection to one of them.
   *
   * @throws ForbiddenAddressException when any of them is out of bounds
   */
  InetAddress[] addresses(String host) throws UnknownHostException {
    InetAddress[] found = resolver.addresses(host);
    if (!privateAllowed) {
      for (InetAddress address : found) {
        String closed = Reach.closed(address);
        if (closed != null) {
          throw new ForbiddenAddressException(
              "%s leads to %s, %s address, which the operator has not allowed"
                  .formatted(host, address.getHostAddress(), closed));
        }
      }
    }
    return found;
  }
}
