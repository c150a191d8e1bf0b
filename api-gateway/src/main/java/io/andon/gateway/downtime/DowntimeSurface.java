package io.andon.gateway.downtime;

import io.andon.gateway.auth.Scope;
import io.andon.gateway.event.Batch;
import io.andon.gateway.event.EventPublisher;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Envelope;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.DowntimeRow;
import io.andon.topology.downtime.DowntimeCheck;
import io.andon.topology.query.Cursor;
import io.andon.topology.query.DowntimeFilter;
import io.andon.topology.query.Page;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import io.andon.topology.time.TimeLimits;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Downtime: {@code /api/v1/downtime}. */
public final class DowntimeSurface implements Surface {
  private static final String PATH = "/api/v1/downtime";

  /** More than this in one answer is refused, never cut short. */
  private static final int MOST_EVENTS = 100_000;

  private final Envelope envelope = new DowntimeEnvelope();
  private final EventPublisher publisher;

  public DowntimeSurface(EventPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public String name() {
    return "downtime";
  }

  @Override
  public boolean covers(String path) {
    return path.equals("/api/v1") || path.startsWith("/api/v1/");
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.reads(
            HandlerType.GET, PATH, Access.ofSpace(Scope.DOWNTIME_READ), DowntimeSurface::list),
        Route.acts(HandlerType.POST, PATH, Access.ofSpace(Scope.EVENTS_WRITE), this::take));
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }

  private static Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    Instant since = query.requiredTime("since");
    Instant updateAt = query.time("update_at");
    Instant updatedAt = query.time("updated_at");
    int limit = query.integer("limit", MOST_EVENTS, 1, MOST_EVENTS);
    Cursor after = query.cursor();
    query.done();
    DowntimeFilter filter =
        new DowntimeFilter(
            since == null ? Instant.MAX : since, updateAt == null ? updatedAt : updateAt);
    Page<DowntimeRow> page = reader.downtime(filter, new Slice(after, 0, limit));
    boolean paged = after != null || query.text("limit") != null;
    if (page.next() != null && !paged) {
      throw ProblemException.ofQuery(
          "since",
          "More than %d events; choose a later time, or a limit".formatted(MOST_EVENTS),
          "too_many");
    }
    Stream<DowntimeRow> rows = page.items().stream();
    // who wants all at once gets them in the order of the stops, whichever index was read
    Stream<DowntimeRow> ordered =
        paged ? rows : rows.sorted(Comparator.comparing(row -> row.getDowntime().getDetectedAt()));
    return Paging.reply(
        call, page, Reply.ok(ordered.map(row -> DowntimeItem.of(row.getDowntime())).toList()));
  }

  private record Accepted(String eventId, String status) {}

  private record Refused(@Nullable String eventId, String status, String reason) {}

  private record AllRefused(String error, Object results) {}

  private Reply take(Call call) {
    Instant now = call.now();
    Batch<DowntimeEvent> batch =
        Batch.read(
            call.body(),
            new Batch.Reading<>(
                "event_id",
                fields -> DowntimeJson.read(call.space(), fields, now),
                event -> DowntimeCheck.problem(event, new TimeLimits(now))));
    Object answers = batch.answers(DowntimeSurface::answer);
    if (batch.good().isEmpty()) {
      return Reply.of(422, new AllRefused("No event could be accepted", answers));
    }
    publisher.downtime(batch.good());
    return Reply.of(202, answers);
  }

  private static Object answer(Batch.Item<DowntimeEvent> item) {
    return item.event()
        .<Object>map(event -> new Accepted(event.getEventId(), "accepted"))
        .orElseGet(() -> new Refused(item.id(), "refused", item.reason()));
  }
}
