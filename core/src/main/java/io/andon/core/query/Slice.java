package io.andon.core.query;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted.
 *
 * @param after the cursor to go on from; null: from the beginning
 * @param skip rows to pass over from there
 * @param limit rows at most
 */
public record Slice(@Nullable Cursor after, int skip, int limit) {
  /** The first rows. */
  public static Slice first(int limit) {
    return new Slice(null, 0, limit);
  }
}
