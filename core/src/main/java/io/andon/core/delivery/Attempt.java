package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import java.time.Instant;

/**
 * One try to deliver.
 *
 * @param at when it begins
 * @param health of its receiver so far
 */
public record Attempt(Delivery delivery, Target target, Instant at, Health health) {}
