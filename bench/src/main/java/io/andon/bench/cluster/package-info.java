/** The broker a benchmark runs against: a process of its own. */
@NullMarked
package io.andon.bench.cluster;

import org.jspecify.annotations.NullMarked;
