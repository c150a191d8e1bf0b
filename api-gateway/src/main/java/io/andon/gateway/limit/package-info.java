/** How often somebody may ask. */
@NullMarked
package io.andon.gateway.limit;

import org.jspecify.annotations.NullMarked;
