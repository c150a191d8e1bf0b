package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A silence as the API shows it. */
record SilenceItem(
    String id,
    String status,
    List<String> assets,
    List<String> incidents,
    String reason,
    String startsAt,
    String endsAt,
    String createdAt,
    String createdBy,
    @Nullable String endedBy) {
  /** Where a silence is in its life. */
  enum Status {
    PENDING,
    ACTIVE,
    OVER;

    static Status of(Silence silence, Instant now) {
      if (!silence.getEndsAt().isAfter(now)) {
        return OVER;
      }
      return silence.getStartsAt().isAfter(now) ? PENDING : ACTIVE;
    }
  }

  static SilenceItem of(Silence silence, Instant now) {
    return new SilenceItem(
        silence.getId(),
        Vocabulary.lowerCase(Status.of(silence, now)),
        silence.getAssets(),
        silence.getIncidents(),
        silence.getReason(),
        Times.utc(silence.getStartsAt()),
        Times.utc(silence.getEndsAt()),
        Times.utc(silence.getCreatedAt()),
        silence.getCreatedBy(),
        silence.getEndedBy());
  }
}
