package io.andon.topology.delivery.webhook;

import io.andon.core.delivery.webhook.AllowList;
import io.andon.core.delivery.webhook.WebhookRules;

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
