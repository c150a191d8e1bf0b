package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one command comes to. A refusal is a value; an exception would be a bug. */
sealed interface Verdict {
  /**
   * It is done.
   *
   * @param changes what to write
   * @param result the thing as it is now; null when there is nothing to show
   */
  record Done(List<Change> changes, @Nullable Object result) implements Verdict {}

  /**
   * It is refused.
   *
   * @param reason kind of refusal
   * @param field the field at fault; null when it is not about one
   * @param detail one sentence
   */
  record Rejected(RejectionReason reason, @Nullable String field, String detail)
      implements Verdict {}
}
