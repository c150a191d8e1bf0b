/** Requests to the instance that owns their space. */
@NullMarked
package io.andon.gateway.cluster.routing;

import org.jspecify.annotations.NullMarked;
