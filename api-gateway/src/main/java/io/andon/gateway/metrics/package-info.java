/** What the node counts and how Prometheus reads it. */
@NullMarked
package io.andon.gateway.metrics;

import org.jspecify.annotations.NullMarked;
