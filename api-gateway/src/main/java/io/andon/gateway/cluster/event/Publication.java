package io.andon.gateway.cluster.event;

import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Request;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.EventsPublished;
import io.andon.schema.internal.PublishEvents;
import java.time.Instant;
import java.util.List;

/**
 * Publishes the events of a request. Under an Idempotency-Key their space does it, once: the
 * decision, the events on their topics and the memory of the key are one transaction. Without one
 * they go straight to their topics.
 */
public final class Publication {
  private final EventPublisher publisher;
  private final Decisions decisions;

  public Publication(EventPublisher publisher, Decisions decisions) {
    this.publisher = publisher;
    this.decisions = decisions;
  }

  /**
   * What became of it.
   *
   * @param at when the request came; of a repetition, when it came first: what is answered then is
   *     what was answered first
   * @param repeated whether the events were published before
   */
  public record Published(Instant at, boolean repeated) {}

  /**
   * Publishes alerts.
   *
   * @param now when the request came
   * @throws io.andon.gateway.problem.ProblemException when the key belongs to another request, or
   *     they could not be published; repeating it is safe
   */
  public Published alerts(Request request, Instant now, List<Alert> alerts) {
    if (request.hasIdempotencyKey()) {
      return once(request, new PublishEvents(alerts, List.of()), now);
    }
    publisher.alerts(alerts);
    return new Published(now, false);
  }

  /** As {@link #alerts}. */
  public Published downtime(Request request, Instant now, List<DowntimeEvent> events) {
    if (request.hasIdempotencyKey()) {
      return once(request, new PublishEvents(List.of(), events), now);
    }
    publisher.downtime(events);
    return new Published(now, false);
  }

  private Published once(Request request, PublishEvents events, Instant now) {
    Command command = request.command(events);
    command.setIssuedAt(now);
    EventsPublished published = decisions.decide(command, EventsPublished.class);
    return new Published(published.getIssuedAt(), !published.getIssuedAt().equals(now));
  }
}
