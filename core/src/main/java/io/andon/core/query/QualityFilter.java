package io.andon.core.query;

import io.andon.schema.internal.QualityResult;
import org.jspecify.annotations.Nullable;

/**
 * Which quality results a list holds; what is null does not matter.
 *
 * @param check those of one check; null: samples of processes
 * @param process those of one process
 * @param batch those of one batch
 * @param passed those that passed, or those that did not
 */
public record QualityFilter(
    @Nullable String check,
    @Nullable Integer process,
    @Nullable String batch,
    @Nullable Boolean passed) {
  public static QualityFilter ofCheck(String check) {
    return new QualityFilter(check, null, null, null);
  }

  /** Whether the result is in the list, if it is of the check or process. */
  public boolean matches(QualityResult result) {
    return (batch == null || batch.equals(result.getBatch()))
        && (passed == null || passed == result.getPassed());
  }
}
