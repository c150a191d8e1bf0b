/** Commands out, their committed outcomes back. */
@NullMarked
package io.andon.gateway.cluster.command;

import org.jspecify.annotations.NullMarked;
