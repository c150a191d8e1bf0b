package io.andon.gateway.surface.quality;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.QualityResult;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a quality check as the API shows it.
 *
 * @param result {@code passed} or {@code failed}
 */
record ExecutionItem(
    String id,
    String checkId,
    String result,
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable String batch,
    @Nullable String note,
    String measuredAt,
    String recordedAt,
    String recordedBy) {
  static ExecutionItem of(QualityResult result) {
    return new ExecutionItem(
        result.getId(),
        result.getCheck(),
        word(result.getPassed()),
        result.getValue(),
        result.getLower(),
        result.getUpper(),
        result.getBatch(),
        result.getNote(),
        Times.utc(result.getMeasuredAt()),
        Times.utc(result.getRecordedAt()),
        result.getRecordedBy());
  }

  static String word(boolean passed) {
    return passed ? "passed" : "failed";
  }
}
