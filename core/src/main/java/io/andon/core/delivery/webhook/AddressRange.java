package io.andon.core.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that begin with the same bits. */
record AddressRange(byte[] prefix, int bits) {
  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    byte[] prefix = raw(slash < 0 ? text : text.substring(0, slash));
    int all = prefix.length * Byte.SIZE;
    int bits = slash < 0 ? all : bits(text.substring(slash + 1), all);
    AddressRange range = new AddressRange(prefix, bits);
    for (int bit = bits; bit < all; bit++) {
      if ((prefix[bit / Byte.SIZE] & mask(bit)) != 0) {
        throw new IllegalArgumentException(text + " has bits set behind its prefix");
      }
    }
    return range;
  }

  private static int bits(String text, int most) {
    if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("a prefix has from 0 to %d bits".formatted(most));
  }

  /** Never looks a name up. */
  private static byte[] raw(String literal) {
    boolean four = literal.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    if (!four && !literal.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw new IllegalArgumentException(literal + " is no address");
    }
    try {
      byte[] address = InetAddress.getByName(literal).getAddress();
      // Java reads a mapped address as the IPv4 one in it
      return four || address.length == 16 ? address : mapped(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is no address", e);
    }
  }

  private static byte[] mapped(byte[] address) {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    System.arraycopy(address, 0, mapped, 12, address.length);
    return mapped;
  }

  boolean holds(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask(bit)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int mask(int bit) {
    return 0x80 >> bit % Byte.SIZE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range
        && bits == range.bits
        && Arrays.equals(prefix, range.prefix);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prefix) * 31 + bits;
  }

  @Override
  public String toString() {
    return "AddressRange[%s/%d]".formatted(Arrays.toString(prefix), bits);
  }
}
