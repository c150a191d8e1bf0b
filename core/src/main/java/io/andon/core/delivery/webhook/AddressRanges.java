package io.andon.core.delivery.webhook;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of addresses that are not out in the open. There may be a machine that trusts those
 * inside: this very process, a metadata service, the machines of the plant.
 */
final class AddressRanges {
  private record Kind(AddressRange range, String what) {
    static Kind of(String cidr, String what) {
      return new Kind(AddressRange.of(cidr), what);
    }
  }

  /**
   * The special ones of IANA's registries as far as they are not globally reachable, and what
   * clouds use inside.
   */
  private static final List<Kind> CLOSED =
      List.of(
          Kind.of("0.0.0.0/8", "an unspecified"),
          Kind.of("10.0.0.0/8", "a private"),
          Kind.of("100.64.0.0/10", "a carrier's private"),
          Kind.of("127.0.0.0/8", "a loopback"),
          // where a virtual machine of Azure finds the host that it runs on
          Kind.of("168.63.129.16/32", "a cloud's internal"),
          Kind.of("169.254.0.0/16", "a link-local"),
          Kind.of("172.16.0.0/12", "a private"),
          Kind.of("192.0.0.0/24", "a reserved"),
          Kind.of("192.0.2.0/24", "a documentation"),
          // relays of 6to4, which lead wherever the IPv6 address behind them does
          Kind.of("192.88.99.0/24", "a 6to4 relay's"),
          Kind.of("192.168.0.0/16", "a private"),
          Kind.of("198.18.0.0/15", "a benchmarking"),
          Kind.of("198.51.100.0/24", "a documentation"),
          Kind.of("203.0.113.0/24", "a documentation"),
          Kind.of("224.0.0.0/4", "a multicast"),
          Kind.of("240.0.0.0/4", "a reserved"),
          Kind.of("::/128", "an unspecified"),
          Kind.of("::1/128", "a loopback"),
          Kind.of("64:ff9b:1::/48", "a private"),
          // a tunnel to the IPv4 address in it, by way of another one in it
          Kind.of("2001::/32", "a Teredo"),
          Kind.of("2001::/23", "a reserved"),
          Kind.of("2001:db8::/32", "a documentation"),
          Kind.of("3fff::/20", "a documentation"),
          Kind.of("5f00::/16", "a segment routing"),
          Kind.of("fc00::/7", "a private"),
          Kind.of("fe80::/10", "a link-local"),
          Kind.of("fec0::/10", "a private"),
          Kind.of("ff00::/8", "a multicast"));

  /** All other IPv6 addresses that lead anywhere are of these. */
  private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

  private static final String UNASSIGNED = "a reserved";

  /** IPv6 addresses that stand for an IPv4 one, and where in them it is. */
  private record Disguise(AddressRange range, int at) {}

  private static final List<Disguise> DISGUISES =
      List.of(
          // mapped: Java itself reads it as IPv4 nearly everywhere
          new Disguise(AddressRange.of("::ffff:0.0.0.0/96"), 12),
          new Disguise(AddressRange.of("::/96"), 12),
          new Disguise(AddressRange.of("::ffff:0:0:0/96"), 12),
          new Disguise(AddressRange.of("64:ff9b::/96"), 12),
          new Disguise(AddressRange.of("2002::/16"), 2));

  /** The low half of an address that a tunnel inside a site (ISATAP) gives to an IPv4 one. */
  private static final List<AddressRange> ISATAP =
      List.of(AddressRange.of("::5efe:0:0/96"), AddressRange.of("::200:5efe:0:0/96"));

  private AddressRanges() {}

  /** What an address is that is not in the open, e.g. "a private"; null: it is. */
  static @Nullable String closed(byte[] address) {
    for (Kind kind : CLOSED) {
      if (kind.range().holds(address)) {
        return kind.what();
      }
    }
    byte[] meant = meant(address);
    if (meant.length != address.length) {
      return closed(meant);
    }
    return address.length == 16 && !GLOBAL_UNICAST.holds(address) ? UNASSIGNED : null;
  }

  /** The IPv4 address that an IPv6 one stands for; else itself. */
  static byte[] meant(byte[] address) {
    for (Disguise disguise : DISGUISES) {
      if (disguise.range().holds(address)) {
        return Arrays.copyOfRange(address, disguise.at(), disguise.at() + 4);
      }
    }
    return isIsatap(address) ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  private static boolean isIsatap(byte[] address) {
    if (address.length != 16) {
      return false;
    }
    byte[] low = new byte[16];
    System.arraycopy(address, 8, low, 8, 8);
    return ISATAP.stream().anyMatch(range -> range.holds(low));
  }
}
