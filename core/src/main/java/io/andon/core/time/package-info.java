/** Which times of events are taken. */
@NullMarked
package io.andon.core.time;

import org.jspecify.annotations.NullMarked;
