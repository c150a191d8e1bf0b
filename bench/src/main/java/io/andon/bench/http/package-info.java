/** HTTP clients: a small fast one for load, and a comfortable one for everything else. */
@NullMarked
package io.andon.bench.http;

import org.jspecify.annotations.NullMarked;
