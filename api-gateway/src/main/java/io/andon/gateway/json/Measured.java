package io.andon.gateway.json;

import io.andon.core.time.TimeLimits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, the limits it should keep, and whether it does.
 *
 * @param lower null: none
 * @param upper null: none
 */
public record Measured(
    @Nullable Double value, @Nullable Double lower, @Nullable Double upper, boolean passed) {
  /** How a vocabulary calls the fields. */
  public record Names(String value, String lower, String upper, String result) {
    /**
     * Reads the fields. The result follows from value and limits, or is given where they say
     * nothing; both must agree.
     *
     * @param given null: not given
     */
    public Measured read(Fields fields, @Nullable Boolean given) {
      Double number = fields.number(value, -Double.MAX_VALUE, Double.MAX_VALUE);
      Double least = fields.number(lower, -Double.MAX_VALUE, Double.MAX_VALUE);
      Double most = fields.number(upper, -Double.MAX_VALUE, Double.MAX_VALUE);
      if (least != null && most != null && least > most) {
        fields.error(upper, "Should not be less than " + lower, "value_error");
      }
      Boolean follows = follows(number, least, most);
      if (follows == null && given == null) {
        fields.error(
            result, "Give it, or %s with %s or %s".formatted(value, lower, upper), "missing");
      }
      if (follows != null && given != null && !follows.equals(given)) {
        fields.error(result, "Contradicts the value and its limits", "value_error");
      }
      boolean passed = follows == null ? Boolean.TRUE.equals(given) : follows;
      return new Measured(number, least, most, passed);
    }
  }

  private static @Nullable Boolean follows(
      @Nullable Double value, @Nullable Double lower, @Nullable Double upper) {
    if (value == null || (lower == null && upper == null)) {
      return null;
    }
    return (lower == null || value >= lower) && (upper == null || value <= upper);
  }

  /** When it was measured: now when nothing is said. */
  public static Instant at(Fields fields, String name, Instant now) {
    Instant given = fields.time(name);
    String problem = given == null ? null : new TimeLimits(now).reportProblem(name, given);
    if (problem != null) {
      fields.error(name, problem, "value_error");
    }
    return given == null ? now : given;
  }
}
