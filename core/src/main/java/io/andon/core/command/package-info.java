/**
 * Decides on commands, what people and clients ask for: start at CommandDecider; one class for each
 * kind of thing they are about. What signals and timers do is decided in {@code signal}, commands
 * on deliveries in {@code delivery}. Pure.
 *
 * <p>A new one is a schema in {@code command.avsc}, a case in CommandDecider, its class here, and a
 * route of a surface.
 */
@NullMarked
package io.andon.core.command;

import org.jspecify.annotations.NullMarked;
