/** How long it takes from producing an alert to seeing its incident. */
@NullMarked
package io.andon.bench.latency;

import org.jspecify.annotations.NullMarked;
