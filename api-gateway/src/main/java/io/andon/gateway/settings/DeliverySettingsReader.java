package io.andon.gateway.settings;

import io.andon.core.delivery.mail.MailRules;
import io.andon.core.delivery.webhook.AllowList;
import io.andon.core.delivery.webhook.WebhookRules;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.SmtpSettings;
import io.andon.topology.settings.SmtpSettings.Tls;
import io.andon.topology.settings.StartupException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how messages leave the system. */
final class DeliverySettingsReader {
  private static final int LONGEST_URL = 500;
  private static final int MOST_MAILS = 1_000_000;
  private static final Pattern DOMAIN = Pattern.compile("\\*|(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*");

  // without a mail server they would do nothing, which nobody means
  private static final List<Setting> NEED_A_HOST =
      List.of(Setting.SMTP_FROM, Setting.SMTP_USER, Setting.SMTP_PASSWORD);

  private DeliverySettingsReader() {}

  /**
   * @param advertised the node's own URL
   * @throws StartupException naming the setting that is wrong
   */
  static DeliverySettings from(Environment env, URI advertised) {
    Optional<SmtpSettings> smtp = smtp(env);
    return new DeliverySettings(
        publicUrl(env).orElse(advertised.toString()),
        Duration.ofHours(env.integer(Setting.DELIVERY_HOURS, 24, 168)),
        new WebhookRules(allowed(env), env.bool(Setting.WEBHOOK_HTTPS_ONLY)),
        smtp,
        new MailRules(domains(env, smtp), env.integer(Setting.MAIL_LIMIT, 0, MOST_MAILS)));
  }

  private static AllowList allowed(Environment env) {
    try {
      return AllowList.of(env.text(Setting.WEBHOOK_ALLOW));
    } catch (IllegalArgumentException e) {
      throw env.bad(
          Setting.WEBHOOK_ALLOW,
          "must be ranges, hosts and ports, comma separated (%s)".formatted(e.getMessage()));
    }
  }

  private static List<String> domains(Environment env, Optional<SmtpSettings> smtp) {
    if (!env.given(Setting.MAIL_DOMAINS)) {
      return smtp.map(SmtpSettings::domain).stream().toList();
    }
    List<String> domains =
        Stream.of(env.text(Setting.MAIL_DOMAINS).split(","))
            .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
      throw env.bad(
          Setting.MAIL_DOMAINS, "must be domains such as example.com or *.example.com, or *");
    }
    return domains;
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
