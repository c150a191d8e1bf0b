/** The downtime vocabulary. */
@NullMarked
package io.andon.gateway.downtime;

import org.jspecify.annotations.NullMarked;
