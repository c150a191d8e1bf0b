package io.andon.core.query;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a list.
 *
 * @param items the rows
 * @param total how many rows the whole list has, where that is counted
 * @param next where the list goes on; null at its end
 */
public record Page<T>(List<T> items, OptionalLong total, @Nullable Cursor next) {
  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<T, R> mapping) {
    return new Page<>(items.stream().map(mapping).toList(), total, next);
  }
}
