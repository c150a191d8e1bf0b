package io.andon.topology.settings;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * The mail server.
 *
 * @param login none: it takes mail without
 * @param from address that mail comes from
 */
public record SmtpSettings(Server server, Optional<Login> login, String from) {
  /** Whether mail can come from there: an address, with a name before it or without. */
  public static boolean isAddress(String text) {
    try {
      InternetAddress address = new InternetAddress(text, /* strict= */ true);
      return address.getAddress().contains("@") && !address.isGroup();
    } catch (AddressException e) {
      return false;
    }
  }

  /** The domain that mail comes from, in lower case. */
  public String domain() {
    try {
      String address = new InternetAddress(from, /* strict= */ true).getAddress();
      return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    } catch (AddressException e) {
      throw new IllegalStateException(from, e); // it was checked
    }
  }

  /** Where it is. */
  public record Server(String host, int port, Tls tls) {}

  /** How the connection is protected. */
  public enum Tls {
    NONE,
    /** Begins in the clear and goes on encrypted, or not at all. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS
  }

  /** Who we are to it. */
  public record Login(String user, String password) {
    /** Never the password: this text may end up in a log. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
