/** Whether the node works, and if not, why not. */
@NullMarked
package io.andon.gateway.health;

import org.jspecify.annotations.NullMarked;
