/**
 * Decisions about a space. Signals come in at SignalDecider, timers at TimerDecider; commands are
 * decided in {@code command} with what is here. Changes go out, for the topology to write. Pure.
 */
@NullMarked
package io.andon.core.space;

import org.jspecify.annotations.NullMarked;
