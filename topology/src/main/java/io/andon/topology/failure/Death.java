package io.andon.topology.failure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream thread that ended with an exception.
 *
 * @param at when
 * @param place the record it was at; null when it was at none, or nobody knows
 * @param cause the exception that began it, in one line
 */
public record Death(Instant at, @Nullable Place place, String cause) {}
