/**
 * Decides on commands, what people and clients ask for: start at CommandDecider; one class for each
 * kind of thing they are about. What signals and timers do is decided in {@code signal}. Pure.
 */
@NullMarked
package io.andon.core.command;

import org.jspecify.annotations.NullMarked;
