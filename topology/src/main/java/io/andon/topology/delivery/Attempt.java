package io.andon.topology.delivery;

import io.andon.schema.internal.Delivery;
import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param at when it begins
 * @param suspect whether its receiver failed or was slow the last time
 */
public record Attempt(Delivery delivery, Target target, Instant at, boolean suspect) {}
