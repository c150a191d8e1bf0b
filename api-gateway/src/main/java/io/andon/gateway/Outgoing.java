package io.andon.gateway;

import io.andon.topology.delivery.mail.SmtpSettings;
import io.andon.topology.delivery.mail.SmtpSettings.Tls;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.StartupException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how messages leave the system. */
final class Outgoing {
  private static final int LONGEST_URL = 500;

  // without a mail server they would do nothing, which nobody means
  private static final List<Setting> NEED_A_HOST =
      List.of(Setting.SMTP_FROM, Setting.SMTP_USER, Setting.SMTP_PASSWORD);

  private Outgoing() {}

  /**
   * @param advertised the node's own URL
   * @throws StartupException naming the setting that is wrong
   */
  static DeliverySettings from(Environment env, URI advertised) {
    return new DeliverySettings(
        publicUrl(env).orElse(advertised.toString()),
        Duration.ofHours(env.integer(Setting.DELIVERY_HOURS, 24, 168)),
        env.bool(Setting.WEBHOOK_PRIVATE),
        smtp(env));
  }

  /** Where people find Andon, without a slash at the end. */
  static Optional<String> publicUrl(Environment env) {
    if (!env.given(Setting.PUBLIC_URL)) {
      return Optional.empty();
    }
    String text = env.text(Setting.PUBLIC_URL);
    try {
      URI url = URI.create(text);
      if (String.valueOf(url.getScheme()).matches("https?")
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && text.length() <= LONGEST_URL) {
        return Optional.of(text.replaceFirst("/+$", ""));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw env.bad(Setting.PUBLIC_URL, "must be a URL such as https://andon.example.com");
  }

  private static Optional<SmtpSettings> smtp(Environment env) {
    // read first: what is wrong is said whether or not it is used
    int port = env.integer(Setting.SMTP_PORT, 1, 65_535);
    Tls tls = tls(env);
    if (!env.given(Setting.SMTP_HOST)) {
      for (Setting setting : NEED_A_HOST) {
        if (env.given(setting)) {
          throw env.bad(Setting.SMTP_HOST, "must be set when %s is".formatted(setting.variable()));
        }
      }
      return Optional.empty();
    }
    return Optional.of(
        new SmtpSettings(new SmtpSettings.Server(host(env), port, tls), login(env), sender(env)));
  }

  private static String host(Environment env) {
    String host = env.text(Setting.SMTP_HOST);
    if (!host.matches("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")) {
      throw env.bad(Setting.SMTP_HOST, "must be the name or address of a mail server");
    }
    return host;
  }

  private static Tls tls(Environment env) {
    try {
      return Tls.valueOf(env.text(Setting.SMTP_TLS).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw env.bad(Setting.SMTP_TLS, "must be starttls, tls or none");
    }
  }

  private static Optional<SmtpSettings.Login> login(Environment env) {
    if (!env.given(Setting.SMTP_USER) && !env.given(Setting.SMTP_PASSWORD)) {
      return Optional.empty();
    }
    if (!env.given(Setting.SMTP_PASSWORD)) {
      throw env.badSecret(
          Setting.SMTP_PASSWORD, "must be set when %s is".formatted(Setting.SMTP_USER.variable()));
    }
    if (!env.given(Setting.SMTP_USER)) {
      throw env.bad(
          Setting.SMTP_USER, "must be set when %s is".formatted(Setting.SMTP_PASSWORD.variable()));
    }
    return Optional.of(
        new SmtpSettings.Login(env.text(Setting.SMTP_USER), env.text(Setting.SMTP_PASSWORD)));
  }

  private static String sender(Environment env) {
    String from = env.text(Setting.SMTP_FROM);
    if (!SmtpSettings.isAddress(from)) {
      throw env.bad(
          Setting.SMTP_FROM, "must be an e-mail address such as Andon <andon@example.com>");
    }
    return from;
  }
}
