package io.andon.topology.store;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slice of the audit trail. As {@link Listing}, but an entry stands for several lines and a
 * page may end between two of them.
 *
 * @param order names the order of the positions: part of the cursors that clients carry
 * @param items the lines an entry stands for, in order; none when it is gone meanwhile
 * @param filter what the postings leave undecided
 */
record AuditListing(char order, Function<Postings, List<AuditItem>> items, AuditFilter filter) {

  /** A line: which entry, and how many of its lines stand before it. */
  private record Place(Bytes position, int line) {
    static @Nullable Place read(byte[] bytes) {
      int end = bytes.length - Integer.BYTES;
      return end < 0
          ? null
          : new Place(Bytes.wrap(Arrays.copyOf(bytes, end)), ByteBuffer.wrap(bytes).getInt(end));
    }

    byte[] bytes() {
      byte[] start = position.get();
      return ByteBuffer.allocate(start.length + Integer.BYTES).put(start).putInt(line).array();
    }
  }

  Page<AuditItem> read(Postings postings, Slice slice) {
    try (postings) {
      Place after = slice.after() == null ? null : Place.read(slice.after().position(order));
      boolean more = after == null ? postings.next() : postings.seek(after.position());
      List<AuditItem> page = new ArrayList<>();
      Place last = null;
      for (; more; more = postings.next()) {
        List<AuditItem> lines = items.apply(postings);
        for (int line = first(postings, after); line < lines.size(); line++) {
          if (!filter.matches(lines.get(line))) {
            continue;
          }
          if (last != null && page.size() == slice.limit()) {
            return new Page<>(page, OptionalLong.empty(), Cursor.behind(order, last.bytes()));
          }
          page.add(lines.get(line));
          last = new Place(postings.position(), line);
        }
      }
      return new Page<>(page, OptionalLong.empty(), null);
    }
  }

  private static int first(Postings postings, @Nullable Place after) {
    return after != null && postings.position().equals(after.position()) ? after.line() + 1 : 0;
  }
}
