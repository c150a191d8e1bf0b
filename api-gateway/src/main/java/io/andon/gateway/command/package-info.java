/** Commands out, their committed outcomes back. */
@NullMarked
package io.andon.gateway.command;

import org.jspecify.annotations.NullMarked;
