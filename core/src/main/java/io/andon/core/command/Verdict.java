package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.schema.internal.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command comes to. A rejection is a value; an exception would be a bug. */
sealed interface Verdict {
  /**
   * It is done.
   *
   * @param changes what to write
   * @param result the thing as it is now; null when there is nothing to show
   */
  record Done(List<Change> changes, @Nullable Object result) implements Verdict {}

  /** It is rejected. */
  record Rejected(Rejection rejection) implements Verdict {}

  /** There is nothing to do, for things are as wanted already. */
  static Done unchanged(@Nullable Object result) {
    return new Done(List.of(), result);
  }

  /** A value cannot be taken; the problem as in "must be in the future". */
  static Rejected invalid(String field, String problem) {
    return new Rejected(Rejections.invalid(field, problem));
  }

  /** There is no thing of the kind with this id. */
  static Rejected unknown(String field, String kind, String id) {
    return new Rejected(Rejections.unknown(field, kind, id));
  }

  /** There is one with this id. */
  static Rejected exists(String kind, String id) {
    return new Rejected(Rejections.exists("id", kind, id));
  }

  /** The space has as many as it may; the problem is a sentence of the limit. */
  static Rejected overLimit(String field, String problem) {
    return new Rejected(Rejections.overLimit(field, problem));
  }
}
