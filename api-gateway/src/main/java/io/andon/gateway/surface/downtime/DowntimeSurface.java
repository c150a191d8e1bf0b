package io.andon.gateway.surface.downtime;

import io.andon.core.downtime.DowntimeCheck;
import io.andon.core.query.Page;
import io.andon.core.query.SpaceReader;
import io.andon.core.time.TimeLimits;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.event.Batch;
import io.andon.gateway.cluster.event.Publication;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.schema.DowntimeEvent;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Downtime: {@code /api/v1/downtime}. */
public final class DowntimeSurface {
  private static final String PATH = "/api/v1/downtime";

  private final Publication publication;

  private DowntimeSurface(Publication publication) {
    this.publication = publication;
  }

  public static Surface of(Publication publication) {
    return Surface.of(
        "downtime",
        "/api/v1(/.*)?",
        new DowntimeErrorFormat(),
        new DowntimeSurface(publication).routes());
  }

  private List<Route> routes() {
    return List.of(
        Route.reads(
                HandlerType.GET, PATH, Access.ofSpace(Scope.DOWNTIME_READ), DowntimeSurface::list)
            .taking("since", "update_at", "updated_at")
            .inPages(),
        Route.acts(HandlerType.POST, PATH, Access.ofSpace(Scope.EVENTS_WRITE), this::take));
  }

  private static Reply list(Request request, SpaceReader reader) {
    Page<DowntimeEvent> page = DowntimeQuery.read(request.query()).events(reader);
    return Paging.reply(
        request, page, Reply.ok(page.items().stream().map(DowntimeItem::of).toList()));
  }

  private record Accepted(String eventId, String status) {}

  private record Refused(@Nullable String eventId, String status, String reason) {}

  private record AllRefused(String error, Object results) {}

  private Reply take(Request request) {
    Instant now = request.now();
    Batch<DowntimeEvent> batch = read(request, now);
    if (batch.good().isEmpty()) {
      Object answers = batch.answers(DowntimeSurface::answer);
      return Reply.of(422, new AllRefused("No event could be accepted", answers));
    }
    Publication.Published published = publication.downtime(request, now, batch.good());
    Batch<DowntimeEvent> first = published.repeated() ? read(request, published.at()) : batch;
    return Reply.of(202, first.answers(DowntimeSurface::answer));
  }

  private static Batch<DowntimeEvent> read(Request request, Instant now) {
    return Batch.read(
        request.body(),
        new Batch.Reading<>(
            "event_id",
            fields -> DowntimeJson.read(request.space(), fields, now),
            event -> DowntimeCheck.problem(event, new TimeLimits(now))));
  }

  private static Object answer(Batch.Item<DowntimeEvent> item) {
    return item.event()
        .<Object>map(event -> new Accepted(event.getEventId(), "accepted"))
        .orElseGet(() -> new Refused(item.id(), "refused", item.reason()));
  }
}
