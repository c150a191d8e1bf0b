package io.andon.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.gateway.json.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is short enough to be made whole: without a limit all of it is the answer. Its pages
 * go by the key of the row before, so that they neither skip nor repeat rows.
 *
 * @param key what a row is told from every other by, and what the list is ordered by
 */
public record InMemoryList<T>(List<T> rows, Function<T, String> key) {
  private static final char BY_KEY = 'w';
  private static final int LARGEST_PAGE = 200;

  /** All numbers from here on have as many digits. */
  private static final int FIRST_NUMBER = 1_000_000_000;

  public InMemoryList {
    rows = rows.stream().sorted(Comparator.comparing(key)).toList();
  }

  /**
   * A row of a list that is in an order of its own and grows at its end.
   *
   * @param key its number, in words that are ordered as numbers are
   */
  public record Numbered<T>(String key, T row) {}

  /** A list that stays in its order. */
  public static <T> InMemoryList<Numbered<T>> inOrder(List<? extends T> rows) {
    List<Numbered<T>> numbered = new ArrayList<>(rows.size());
    for (T row : rows) {
      numbered.add(new Numbered<>(Integer.toString(FIRST_NUMBER + numbered.size()), row));
    }
    return new InMemoryList<>(numbered, Numbered::key);
  }

  /**
   * The part that the query asks for.
   *
   * @param query its last parameters are read here
   */
  public Page<T> page(Query query) {
    Cursor after = query.cursor();
    int limit = query.integer("limit", Integer.MAX_VALUE, 1, LARGEST_PAGE);
    query.done();
    List<T> rest = after == null ? rows : behind(new String(after.position(BY_KEY), UTF_8));
    List<T> items = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(items, OptionalLong.of(rows.size()), next(items, rest));
  }

  private List<T> behind(String last) {
    return rows.stream().filter(row -> key.apply(row).compareTo(last) > 0).toList();
  }

  private @Nullable Cursor next(List<T> items, List<T> rest) {
    return items.size() == rest.size()
        ? null
        : Cursor.behind(BY_KEY, key.apply(items.getLast()).getBytes(UTF_8));
  }
}
