package io.andon.core.delivery.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks may lead although it is not in the open: ranges of addresses, hosts, and ports.
 *
 * <p>An entry is {@code 10.20.0.0/16}, {@code [fd00::/8]}, {@code hooks.plant.example}, {@code
 * *.plant.example}, each with {@code :8080} or {@code :8000-8100} behind it or without, or such
 * ports alone, which are then allowed wherever it is in the open. Without ports an entry allows all
 * but those that are closed; a closed one must be named.
 */
public final class AllowList {
  /** Allows nothing beyond what is in the open. */
  public static final AllowList NOTHING = new AllowList(List.of());

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<target>\\[[^\\]]*\\]|[^:\\[\\]]*)(:(?<from>[0-9]{1,5})(-(?<to>[0-9]{1,5}))?)?");

  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?";
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?%s(\\.%s)*".formatted(LABEL, LABEL));
  private static final int LAST_PORT = 65_535;

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private sealed interface Target {
    boolean holds(String host, byte[] address);
  }

  private record Block(AddressRange range) implements Target {
    @Override
    public boolean holds(String host, byte[] address) {
      return range.holds(address) || range.holds(AddressRanges.meant(address));
    }
  }

  private record Host(String name) implements Target {
    @Override
    public boolean holds(String host, byte[] address) {
      return host.equals(name);
    }
  }

  /** With the dot before it. */
  private record Under(String suffix) implements Target {
    @Override
    public boolean holds(String host, byte[] address) {
      return host.endsWith(suffix);
    }
  }

  private record InTheOpen() implements Target {
    @Override
    public boolean holds(String host, byte[] address) {
      return AddressRanges.closed(address) == null;
    }
  }

  private record Range(int from, int to) {
    boolean holds(int port) {
      return from <= port && port <= to;
    }
  }

  private record Entry(Target target, @Nullable Range ports) {
    boolean allows(int port) {
      return ports == null ? !Ports.closed(port) : ports.holds(port);
    }
  }

  /**
   * Reads a list, comma separated.
   *
   * @throws IllegalArgumentException naming the entry that is wrong
   */
  public static AllowList of(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String entry : text.split(",")) {
      if (!entry.isBlank()) {
        entries.add(entry(entry.strip().toLowerCase(Locale.ROOT)));
      }
    }
    return new AllowList(entries);
  }

  private static Entry entry(String text) {
    // an IPv6 range needs no brackets where no port follows
    boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    if (bare) {
      return new Entry(new Block(AddressRange.of(text)), null);
    }
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text + " is no range of addresses, host or port");
    }
    Range ports = ports(text, parts.group("from"), parts.group("to"));
    String target = String.valueOf(parts.group("target"));
    if (target.isEmpty()) {
      return new Entry(new InTheOpen(), ports);
    }
    return new Entry(target(target), ports);
  }

  private static @Nullable Range ports(String text, @Nullable String first, @Nullable String last) {
    if (first == null) {
      return null;
    }
    int from = Integer.parseInt(first);
    int to = last == null ? from : Integer.parseInt(last);
    if (from < 1 || to > LAST_PORT || to < from) {
      throw new IllegalArgumentException("%s: ports are from 1 to %d".formatted(text, LAST_PORT));
    }
    return new Range(from, to);
  }

  private static Target target(String text) {
    if (text.startsWith("[")) {
      return new Block(AddressRange.of(text.substring(1, text.length() - 1)));
    }
    if (text.indexOf('/') >= 0 || text.matches("[0-9.]+")) {
      return new Block(AddressRange.of(text));
    }
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is no host");
    }
    return text.startsWith("*.") ? new Under(text.substring(1)) : new Host(text);
  }

  /** Whether a host with this address may be called at this or any open port. */
  boolean allowsAddress(String host, byte[] address, int port) {
    String name = plain(host);
    return entries.stream()
        .filter(entry -> entry.ports() == null || entry.allows(port))
        .anyMatch(entry -> entry.target().holds(name, address));
  }

  /** Whether an entry allows the very port there. */
  boolean allowsPort(String host, byte[] address, int port) {
    String name = plain(host);
    return entries.stream()
        .filter(entry -> entry.allows(port))
        .anyMatch(entry -> entry.target().holds(name, address));
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
