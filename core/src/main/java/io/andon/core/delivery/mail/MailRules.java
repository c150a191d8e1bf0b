package io.andon.core.delivery.mail;

import java.util.List;
import java.util.Locale;

/**
 * Who gets e-mail, and how much.
 *
 * @param domains where those may be who are no users of the space: {@code example.com}, {@code
 *     *.example.com} for all below it, or {@code *} for all; in lower case
 * @param perHour messages of a space within an hour; 0: as many as there are
 */
public record MailRules(List<String> domains, int perHour) {
  /** Anybody, as much as there is. */
  public static final MailRules NONE = new MailRules(List.of("*"), 0);

  private static final String ANY = "*";

  public MailRules {
    domains = List.copyOf(domains);
  }

  /** Whether somebody who is no user may be mailed there. */
  public boolean welcomes(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domains.stream()
        .anyMatch(
            allowed ->
                allowed.equals(ANY)
                    || allowed.equals(domain)
                    || allowed.startsWith("*.") && domain.endsWith(allowed.substring(1)));
  }
}
