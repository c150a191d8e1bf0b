package io.andon.gateway.surface.webhook;

import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists of deliveries: newest first, of one status or all, in pages. */
final class Lists {
  private static final Vocabulary<DeliveryStatus> STATUSES =
      Vocabulary.ofEnum(DeliveryStatus.class);
  private static final int STANDARD_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  private Lists() {}

  /** What a list is read from. */
  interface Source {
    Page<Delivery> read(Optional<DeliveryStatus> status, Slice slice);
  }

  private record Items(List<?> items, long total) {}

  static Reply reply(Request request, Source source, Function<Delivery, ?> shown) {
    Query query = request.query();
    Optional<DeliveryStatus> status = Optional.ofNullable(query.word("status", STATUSES));
    Slice slice =
        new Slice(query.cursor(), 0, query.integer("limit", STANDARD_PAGE, 1, LARGEST_PAGE));
    query.done();
    Page<Delivery> page = source.read(status, slice);
    List<?> items = page.items().stream().map(shown).toList();
    return Paging.reply(
        request, page, Reply.ok(new Items(items, page.total().orElse(items.size()))));
  }
}
