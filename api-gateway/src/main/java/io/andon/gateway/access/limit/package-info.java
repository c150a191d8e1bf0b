/** How often somebody may ask. */
@NullMarked
package io.andon.gateway.access.limit;

import org.jspecify.annotations.NullMarked;
