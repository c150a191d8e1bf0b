package io.andon.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.gateway.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * A list without a limit: all its rows in one JSON array, read and written a page at a time so that
 * it needs no more memory than a page, however long it is.
 *
 * @param pages reads the page behind a cursor
 * @param row how a row is shown
 */
public record StreamedList<T>(Function<Cursor, Page<T>> pages, Function<T, Object> row) {
  /** How many rows are read at a time. */
  public static final int PAGE = 500;

  /**
   * The answer.
   *
   * @param first page, which is read before the answer begins: what is wrong shows in its status
   * @param head what comes before the array
   * @param tail what comes after it
   */
  public Reply reply(Page<T> first, String head, String tail) {
    return Reply.streamed(
        out -> {
          out.write((head + '[').getBytes(UTF_8));
          boolean any = write(first, false, out);
          for (Cursor next = first.next(); next != null; ) {
            Page<T> page = pages.apply(next);
            any = write(page, any, out);
            next = page.next();
          }
          out.write((']' + tail).getBytes(UTF_8));
        });
  }

  /** Whether there are rows by now. */
  private boolean write(Page<T> page, boolean any, OutputStream out) throws IOException {
    boolean separate = any;
    for (T item : page.items()) {
      if (separate) {
        out.write(',');
      }
      out.write(Json.write(row.apply(item)));
      separate = true;
    }
    return separate;
  }
}
