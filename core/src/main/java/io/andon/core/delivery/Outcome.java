package io.andon.core.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt. Codes are those of HTTP or SMTP, null where there was no answer. */
public sealed interface Outcome {
  /** The receiver has it. */
  record Delivered(@Nullable Integer code) implements Outcome {}

  /** The receiver answered that it does not want this message, for now. */
  record Refused(@Nullable Integer code, String error) implements Outcome {}

  /**
   * The receiver takes nothing at the moment, whatever the message.
   *
   * @param atLeast how long it asks to be left alone; null: it does not say
   */
  record Unavailable(@Nullable Integer code, String error, @Nullable Duration atLeast)
      implements Outcome {}

  /** It will never take this message. */
  record Impossible(@Nullable Integer code, String error) implements Outcome {}
}
