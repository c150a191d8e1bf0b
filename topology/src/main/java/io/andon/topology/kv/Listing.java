package io.andon.topology.kv;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slice of a list from postings.
 *
 * @param order names the order of the positions: part of the cursors that clients carry
 * @param row the row an entry stands for; null when it is gone meanwhile
 * @param filter what the postings leave undecided; null: nothing
 */
public record Listing<T>(
    char order, Function<Postings, @Nullable T> row, @Nullable Predicate<T> filter) {

  public Page<T> read(Postings postings, Slice slice, OptionalLong total) {
    try (postings) {
      boolean more = start(postings, slice.after());
      for (int skipped = 0; more && skipped < slice.skip(); more = postings.next()) {
        if (filter == null || wanted(postings) != null) {
          skipped++;
        }
      }
      List<T> rows = new ArrayList<>();
      Bytes last = null;
      for (; more; more = postings.next()) {
        T one = wanted(postings);
        if (one == null) {
          continue;
        }
        if (last != null && rows.size() == slice.limit()) {
          return new Page<>(rows, total, Cursor.behind(order, last.get()));
        }
        rows.add(one);
        last = postings.position();
      }
      return new Page<>(rows, total, null);
    }
  }

  private boolean start(Postings postings, @Nullable Cursor after) {
    if (after == null) {
      return postings.next();
    }
    Bytes read = Bytes.wrap(after.position(order));
    boolean more = postings.seek(read);
    return more && postings.position().equals(read) ? postings.next() : more;
  }

  private @Nullable T wanted(Postings postings) {
    T one = row.apply(postings);
    return one != null && (filter == null || filter.test(one)) ? one : null;
  }
}
