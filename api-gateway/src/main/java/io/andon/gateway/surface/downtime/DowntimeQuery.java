package io.andon.gateway.surface.downtime;

import io.andon.core.query.Cursor;
import io.andon.core.query.DowntimeFilter;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Query;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.DowntimeRow;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to see.
 *
 * @param limited whether it asks for a page, and not for all there is
 */
record DowntimeQuery(DowntimeFilter filter, Slice slice, boolean limited) {
  /** The largest page. */
  private static final int LARGEST_PAGE = 10_000;

  /** More than this in one answer is refused, never cut short. */
  static final int MOST_EVENTS = 100_000;

  private static final Comparator<DowntimeEvent> OLDEST_FIRST =
      Comparator.comparing(DowntimeEvent::getDetectedAt).thenComparing(DowntimeEvent::getEventId);

  /**
   * Reads the parameters.
   *
   * @throws ProblemException when any of them is wrong
   */
  static DowntimeQuery read(Query query) {
    Instant since = query.requiredTime("since");
    Instant updatedSince = updatedSince(query);
    int limit = query.integer("limit", MOST_EVENTS, 1, LARGEST_PAGE);
    Cursor after = query.cursor();
    query.done();
    return new DowntimeQuery(
        new DowntimeFilter(since == null ? Instant.MAX : since, updatedSince),
        new Slice(after, 0, limit),
        query.text("limit") != null);
  }

  /** One parameter under two names: the documented one, and the name of the field it is about. */
  private static @Nullable Instant updatedSince(Query query) {
    Instant updateAt = query.time("update_at");
    Instant updatedAt = query.time("updated_at");
    if (updateAt != null && updatedAt != null && !updateAt.equals(updatedAt)) {
      query.error("updated_at", "Should be the same time as update_at, or left out", "value_error");
    }
    return updateAt == null ? updatedAt : updateAt;
  }

  /**
   * The events.
   *
   * @throws ProblemException when all are wanted and they are too many
   */
  Page<DowntimeEvent> events(SpaceReader reader) {
    Page<DowntimeEvent> page = reader.downtime(filter, slice).map(DowntimeRow::getDowntime);
    if (!limited && page.next() != null) {
      throw ProblemException.ofQuery(
          "since",
          "More than %d events; choose a later time, or read pages with a limit of 1 to %d"
              .formatted(MOST_EVENTS, LARGEST_PAGE),
          "too_many");
    }
    return limited || slice.after() != null ? page : sorted(page);
  }

  /** Who wants all gets them in the order of the stops, whichever index was read. */
  private static Page<DowntimeEvent> sorted(Page<DowntimeEvent> page) {
    return new Page<>(
        page.items().stream().sorted(OLDEST_FIRST).toList(), page.total(), page.next());
  }
}
