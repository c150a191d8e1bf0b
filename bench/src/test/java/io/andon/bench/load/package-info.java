@NullMarked
package io.andon.bench.load;

import org.jspecify.annotations.NullMarked;
