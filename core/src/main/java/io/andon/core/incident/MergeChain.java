package io.andon.core.incident;

import io.andon.schema.Incident;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The chain of incidents that begins where one was merged into another. It has an end, for what is
 * merged takes over nothing any more.
 */
public final class MergeChain {
  private MergeChain() {}

  /** The incident that this one goes on as, as far as they are known; itself if not merged. */
  public static Incident last(Incident incident, Function<String, @Nullable Incident> byId) {
    return last(incident, Incident::getMergedInto, byId);
  }

  /**
   * As above, of whatever stands for an incident.
   *
   * @param mergedInto id of the next one; null at the end
   * @param byId null when it is not known
   */
  public static <T> T last(
      T first, Function<T, @Nullable String> mergedInto, Function<String, @Nullable T> byId) {
    T last = first;
    while (true) {
      String into = mergedInto.apply(last);
      T next = into == null ? null : byId.apply(into);
      if (next == null) {
        return last;
      }
      last = next;
    }
  }
}
