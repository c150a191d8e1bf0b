package io.andon.gateway.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names as tests know them: those under example.com are in the open, addresses are themselves. */
final class FakeNames {
  private FakeNames() {}

  static InetAddress[] look(String host) throws UnknownHostException {
    if (host.endsWith(".example.com")) {
      return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {8, 8, 8, 8})};
    }
    if (host.matches("[0-9.]+|\\[?[0-9a-fA-F:.]+]?")) {
      return InetAddress.getAllByName(host);
    }
    throw new UnknownHostException(host);
  }
}
