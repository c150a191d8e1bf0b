/** The downtime vocabulary. */
@NullMarked
package io.andon.gateway.surface.downtime;

import org.jspecify.annotations.NullMarked;
