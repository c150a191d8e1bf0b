/** Reading the words after the name of a benchmark. */
@NullMarked
package io.andon.bench.options;

import org.jspecify.annotations.NullMarked;
