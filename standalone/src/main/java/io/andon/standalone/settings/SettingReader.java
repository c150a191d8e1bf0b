package io.andon.standalone.settings;

import io.andon.topology.settings.StartupException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one setting at a time; a wrong value is an exception that names it. */
final class SettingReader {
  private static final int LAST_PORT = 65_535;
  private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*");

  private final Map<String, String> environment;

  SettingReader(Map<String, String> environment) {
    this.environment = environment;
  }

  int port(Setting setting) {
    String value = text(setting);
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw wrong(setting, value, "a port from 0 to 65535", e);
    }
    throw wrong(setting, value, "a port from 0 to 65535", null);
  }

  String host(Setting setting) {
    String value = text(setting);
    String expected = "an address of this machine";
    try {
      InetAddress address = InetAddress.getByName(value);
      if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
        return value;
      }
    } catch (UnknownHostException | SocketException e) {
      throw wrong(setting, value, expected, e);
    }
    throw wrong(setting, value, expected, null);
  }

  @Nullable String servers(Setting setting) {
    String value = text(setting);
    if (value.isEmpty() || SERVERS.matcher(value).matches()) {
      return orNull(value);
    }
    throw wrong(setting, value, "host:port, more of them after commas", null);
  }

  @Nullable String url(Setting setting) {
    String value = text(setting);
    if (value.isEmpty()) {
      return null;
    }
    String expected = "a URL such as http://host:port";
    try {
      URI uri = new URI(value);
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return value;
      }
    } catch (URISyntaxException e) {
      throw wrong(setting, value, expected, e);
    }
    throw wrong(setting, value, expected, null);
  }

  Path folder(Setting setting) {
    String value = text(setting);
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw wrong(setting, value, "a folder", e);
    }
  }

  /** Never shown in a message: it may be a secret. */
  @Nullable String word(Setting setting) {
    String value = text(setting);
    if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new StartupException(setting + ": has a character that is not printable ASCII");
    }
    return orNull(value);
  }

  /** A variable that is set to nothing counts as not set. */
  private String text(Setting setting) {
    String value = environment.getOrDefault(setting.name(), "").strip();
    return value.isEmpty() ? setting.defaultValue() : value;
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }

  private static StartupException wrong(
      Setting setting, String value, String expected, @Nullable Exception cause) {
    String message = "%s: \"%s\" is not %s".formatted(setting, value, expected);
    return cause == null ? new StartupException(message) : new StartupException(message, cause);
  }
}
