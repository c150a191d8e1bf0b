package io.andon.topology.delivery.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are out in the open. Everything else may be a machine that trusts those inside:
 * this very process, a metadata service, the machines of the plant.
 */
final class Reach {
  private record Range(byte[] prefix, int bits, String what) {
    static Range of(String cidr, String what) {
      int slash = cidr.indexOf('/');
      return new Range(
          raw(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)), what);
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The special ones of the IANA registries, as far as they are not global. */
  private static final List<Range> CLOSED =
      List.of(
          Range.of("0.0.0.0/8", "an unspecified"),
          Range.of("10.0.0.0/8", "a private"),
          Range.of("100.64.0.0/10", "a carrier's private"),
          Range.of("127.0.0.0/8", "a loopback"),
          Range.of("169.254.0.0/16", "a link-local"),
          Range.of("172.16.0.0/12", "a private"),
          Range.of("192.0.0.0/24", "a reserved"),
          Range.of("192.0.2.0/24", "a reserved"),
          Range.of("192.168.0.0/16", "a private"),
          Range.of("198.18.0.0/15", "a reserved"),
          Range.of("198.51.100.0/24", "a reserved"),
          Range.of("203.0.113.0/24", "a reserved"),
          Range.of("224.0.0.0/4", "a multicast"),
          Range.of("240.0.0.0/4", "a reserved"),
          Range.of("::/128", "an unspecified"),
          Range.of("::1/128", "a loopback"),
          Range.of("64:ff9b:1::/48", "a private"),
          Range.of("100::/64", "a reserved"),
          Range.of("2001:db8::/32", "a reserved"),
          Range.of("fc00::/7", "a private"),
          Range.of("fe80::/10", "a link-local"),
          Range.of("fec0::/10", "a private"),
          Range.of("ff00::/8", "a multicast"));

  /** IPv6 addresses that stand for an IPv4 one, and where in them it is. */
  private record Disguise(Range range, int at) {}

  private static final List<Disguise> DISGUISES =
      List.of(
          // mapped: Java itself reads it as IPv4 nearly everywhere
          new Disguise(new Range(mappedPrefix(), 96, ""), 12),
          new Disguise(Range.of("::/96", ""), 12),
          new Disguise(Range.of("64:ff9b::/96", ""), 12),
          new Disguise(Range.of("2002::/16", ""), 2));

  private Reach() {}

  /** What an address is that is not in the open, e.g. "a private"; null: it is. */
  static @Nullable String closed(InetAddress address) {
    return closed(address.getAddress());
  }

  private static @Nullable String closed(byte[] address) {
    for (Range range : CLOSED) {
      if (range.holds(address)) {
        return range.what();
      }
    }
    for (Disguise disguise : DISGUISES) {
      if (disguise.range().holds(address)) {
        return closed(Arrays.copyOfRange(address, disguise.at(), disguise.at() + 4));
      }
    }
    return null;
  }

  private static byte[] mappedPrefix() {
    byte[] prefix = new byte[16];
    prefix[10] = (byte) 0xFF;
    prefix[11] = (byte) 0xFF;
    return prefix;
  }

  private static byte[] raw(String literal) {
    try {
      // a literal is never looked up
      InetAddress address = InetAddress.getByName(literal);
      return address instanceof Inet6Address || literal.indexOf(':') < 0
          ? address.getAddress()
          : new byte[0];
    } catch (UnknownHostException e) {
      throw new IllegalStateException(literal, e);
    }
  }
}
