/** Requests to other nodes. Which one answers is decided in {@code http.pipeline}. */
@NullMarked
package io.andon.gateway.cluster.routing;

import org.jspecify.annotations.NullMarked;
