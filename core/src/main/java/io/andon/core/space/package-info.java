/** Decisions about a space: signals, commands and timers in, changes out. Pure. */
@NullMarked
package io.andon.core.space;

import org.jspecify.annotations.NullMarked;
