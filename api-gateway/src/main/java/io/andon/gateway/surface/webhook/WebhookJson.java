package io.andon.gateway.surface.webhook;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.notification.EventPattern;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.internal.PutWebhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a webhook is made of. */
final class WebhookJson {
  private static final Text URL = new Text(1, 2_000, false);
  private static final Text PATTERN = new Text(1, 100, false);
  private static final Text DESCRIPTION = new Text(0, 500, true);
  private static final int MOST_PATTERNS = 20;
  private static final List<String> EVERYTHING = List.of("*");

  private final UrlPolicy policy;

  WebhookJson(UrlPolicy policy) {
    this.policy = policy;
  }

  /** A new webhook; without patterns it wants everything. */
  PutWebhook create(Fields fields, String id, String secret) {
    String url = fields.requiredText("url", URL);
    judge(fields, url);
    List<String> events = events(fields);
    return new PutWebhook(
        id,
        url,
        events == null ? EVERYTHING : events,
        fields.text("description", DESCRIPTION),
        secret);
  }

  /** A change: what is omitted stays. */
  PutWebhook change(Fields fields, String id) {
    String url = fields.text("url", URL);
    judge(fields, url == null ? "" : url);
    String description =
        fields.clears("description") ? "" : fields.text("description", DESCRIPTION);
    return new PutWebhook(id, url, events(fields), description, null);
  }

  private void judge(Fields fields, String url) {
    String problem = url.isEmpty() ? null : policy.problem(url);
    if (problem != null) {
      fields.error("url", problem, "value_error");
    }
  }

  private static @Nullable List<String> events(Fields fields) {
    List<String> events = fields.texts("events", PATTERN, MOST_PATTERNS);
    if (events == null) {
      return null;
    }
    if (events.isEmpty()) {
      fields.error("events", "List should have at least 1 item", "too_short");
    }
    for (String pattern : events) {
      if (!EventPattern.known(pattern)) {
        fields.error(
            "events",
            "Nothing matches '%s': use '*', 'incident.*' or one of %s"
                .formatted(pattern, String.join(", ", EventPattern.EVENTS)),
            "value_error");
      }
    }
    return events;
  }
}
