package io.andon.core.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which shift logs a list holds, by operative date; null: no bound.
 *
 * @param from the first date
 * @param to the last date
 */
public record ShiftLogFilter(@Nullable LocalDate from, @Nullable LocalDate to) {}
