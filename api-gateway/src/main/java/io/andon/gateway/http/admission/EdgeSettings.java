package io.andon.gateway.http.admission;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between people and the node.
 *
 * @param proxies how many proxies of our own stand before it: so far X-Forwarded-For is believed
 * @param tlsHost host, and port if it is an unusual one, under which people reach us over TLS
 * @param origins other sites whose pages may use the API
 */
public record EdgeSettings(int proxies, Optional<String> tlsHost, Origins origins) {
  /** Nothing. */
  public static final EdgeSettings NONE = new EdgeSettings(0, Optional.empty(), Origins.NONE);

  /** Whether a request to this host came over TLS, whatever the proxy says of it. */
  boolean isTlsHost(@Nullable String host) {
    return host != null
        && tlsHost.isPresent()
        && tlsHost.get().equals(host.toLowerCase(Locale.ROOT));
  }
}
