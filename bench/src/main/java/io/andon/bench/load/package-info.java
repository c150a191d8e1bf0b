/** What a benchmark publishes: spaces, and a deterministic stream of alerts and downtime. */
@NullMarked
package io.andon.bench.load;

import org.jspecify.annotations.NullMarked;
