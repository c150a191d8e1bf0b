/** Requests to the instance that owns their space. */
@NullMarked
package io.andon.gateway.routing;

import org.jspecify.annotations.NullMarked;
