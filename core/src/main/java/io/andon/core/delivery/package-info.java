/**
 * Deliveries: which messages leave the system, to whom, when, and what became of them. No I/O, no
 * thread and no clock of its own; but {@code Dispatch} remembers attempts that are under way and
 * takes their outcomes from other threads, and {@code DeliveryCounts} counts them. Whatever sends
 * is a {@code DeliveryTransport} outside.
 */
@NullMarked
package io.andon.core.delivery;

import org.jspecify.annotations.NullMarked;
