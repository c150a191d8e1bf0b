/** What a noisy space costs a quiet one. */
@NullMarked
package io.andon.bench.fairness;

import org.jspecify.annotations.NullMarked;
