/**
 * Where decisions begin that no person asked for: on what producers report, SignalDecider, and on
 * what is due, TimerDecider. What people ask for begins in {@code command}. Pure.
 */
@NullMarked
package io.andon.core.signal;

import org.jspecify.annotations.NullMarked;
