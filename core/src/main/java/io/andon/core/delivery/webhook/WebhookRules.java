package io.andon.core.delivery.webhook;

/**
 * What the operator says about where webhooks may lead.
 *
 * @param allowed what beyond the open
 * @param httpsOnly whether nothing goes out unencrypted
 */
public record WebhookRules(AllowList allowed, boolean httpsOnly) {
  /** What is in the open, encrypted or not. */
  public static final WebhookRules STANDARD = new WebhookRules(AllowList.NOTHING, false);
}
