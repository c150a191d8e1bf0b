@NullMarked
package io.andon.bench.cluster;

import org.jspecify.annotations.NullMarked;
