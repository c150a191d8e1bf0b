/** Benchmarks. Start at Main. */
@NullMarked
package io.andon.bench;

import org.jspecify.annotations.NullMarked;
