/** Decides on commands, one class per kind of thing they are about. Pure. */
@NullMarked
package io.andon.core.command;

import org.jspecify.annotations.NullMarked;
