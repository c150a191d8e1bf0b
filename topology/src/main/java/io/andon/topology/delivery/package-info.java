/**
 * Attempts under way, on threads beside the stream threads. What is sent when is decided in the
 * core.
 */
@NullMarked
package io.andon.topology.delivery;

import org.jspecify.annotations.NullMarked;
