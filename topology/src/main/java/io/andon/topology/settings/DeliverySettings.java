package io.andon.topology.settings;

import io.andon.core.delivery.mail.MailRules;
import io.andon.core.delivery.webhook.WebhookRules;
import java.time.Duration;
import java.util.Optional;

/**
 * How messages leave the system.
 *
 * @param baseUrl where people find this system; links begin with it
 * @param keepTrying how long a message is tried again before it is given up
 * @param webhooks where webhooks may lead
 * @param smtp the mail server; none: no e-mail is sent
 * @param mail who gets e-mail, and how much
 */
public record DeliverySettings(
    String baseUrl,
    Duration keepTrying,
    WebhookRules webhooks,
    Optional<SmtpSettings> smtp,
    MailRules mail) {}
