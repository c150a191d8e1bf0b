package io.andon.gateway.surface.threat;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.gateway.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that only grows at its end, so that the place of a row is cursor enough. It is
 * for lists that are short enough to be made whole.
 */
final class ListPage {
  private static final char ORDER = 'v';

  private ListPage() {}

  static <T> Page<T> of(List<T> all, Slice slice) {
    int from = (int) Math.min(all.size(), (long) position(slice.after()) + slice.skip());
    int to = (int) Math.min(all.size(), (long) from + slice.limit());
    Cursor next = to < all.size() ? behind(to) : null;
    return new Page<>(all.subList(from, to), OptionalLong.of(all.size()), next);
  }

  private static Cursor behind(int rows) {
    return Cursor.behind(ORDER, ByteBuffer.allocate(Integer.BYTES).putInt(rows).array());
  }

  private static int position(@Nullable Cursor after) {
    if (after == null) {
      return 0;
    }
    byte[] position = after.position(ORDER);
    int rows = position.length == Integer.BYTES ? ByteBuffer.wrap(position).getInt() : -1;
    if (rows < 0) {
      throw ProblemException.noCursor();
    }
    return rows;
  }
}
