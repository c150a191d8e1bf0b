package io.andon.gateway.access.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a request is counted against when it comes to its address. */
public final class ClientAddress {
  private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::\\d+)?");
  private static final Pattern IPV6 =
      Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)](?::\\d+)?");
  private static final Pattern BARE_IPV6 = Pattern.compile("([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)");
  private static final int IPV6_NETWORK_BYTES = 8;

  private ClientAddress() {}

  /**
   * The address that the outermost of our own proxies saw, or the connection's own.
   *
   * @param connected address of the connection
   * @param forwardedFor values of X-Forwarded-For: each proxy appends the address it saw, so only
   *     the last ones can be believed
   * @param proxies how many proxies of our own stand before the node
   */
  public static String of(String connected, List<String> forwardedFor, int proxies) {
    // most nodes stand behind no proxy: what they do not believe they need not read
    Optional<String> believed =
        proxies == 0 ? Optional.empty() : seenByProxy(forwardedFor, proxies);
    return believed.or(() -> group(connected)).orElse(connected);
  }

  private static Optional<String> seenByProxy(List<String> forwardedFor, int proxies) {
    List<String> seen =
        forwardedFor.stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .toList();
    return seen.size() < proxies ? Optional.empty() : group(seen.get(seen.size() - proxies));
  }

  // who has one IPv6 address has a whole network of them
  private static Optional<String> group(String text) {
    return literal(text)
        .map(
            address ->
                address.getAddress().length == 4
                    ? address.getHostAddress()
                    : network(address.getAddress()));
  }

  private static String network(byte[] address) {
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < IPV6_NETWORK_BYTES; i += 2) {
      network.append("%02x%02x:".formatted(address[i], address[i + 1]));
    }
    return network.append(":/64").toString();
  }

  /** Only what is an address already: a name would be looked up. */
  private static Optional<InetAddress> literal(String text) {
    for (Pattern pattern : List.of(IPV4, IPV6, BARE_IPV6)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        try {
          return Optional.of(InetAddress.getByName(matcher.group(1)));
        } catch (UnknownHostException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
