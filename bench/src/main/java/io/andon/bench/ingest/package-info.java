/** How fast the topology takes in events, beside a topology that only copies them. */
@NullMarked
package io.andon.bench.ingest;

import org.jspecify.annotations.NullMarked;
