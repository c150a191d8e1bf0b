package io.andon.topology.settings;

import io.andon.topology.delivery.mail.SmtpSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How messages leave the system.
 *
 * @param baseUrl where people find this system; links begin with it
 * @param keepTrying how long a message is tried again before it is given up
 * @param privateWebhooks whether webhooks may be on loopback, link-local and private addresses
 * @param smtp the mail server; none: no e-mail is sent
 */
public record DeliverySettings(
    String baseUrl, Duration keepTrying, boolean privateWebhooks, Optional<SmtpSettings> smtp) {}
