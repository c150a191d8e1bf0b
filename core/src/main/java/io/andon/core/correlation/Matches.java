package io.andon.core.correlation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open incidents a signal belongs to.
 *
 * @param open those that have room for it, oldest first
 * @param full the youngest of those that are full; null when none is
 */
public record Matches(List<Match> open, @Nullable Match full) {
  static final Matches NONE = new Matches(List.of(), null);
}
