package io.andon.topology.delivery.webhook;

/** What operators may say. */
final class Rules {
  static final WebhookRules STRICT = WebhookRules.STANDARD;

  /** Every address there is, at the ports that are open. */
  static final WebhookRules ANYWHERE = allowing("0.0.0.0/0,::/0");

  private Rules() {}

  static WebhookRules allowing(String list) {
    return new WebhookRules(AllowList.of(list), false);
  }
}
