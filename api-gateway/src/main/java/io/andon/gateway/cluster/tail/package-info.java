/** Following a topic to its end. */
@NullMarked
package io.andon.gateway.cluster.tail;

import org.jspecify.annotations.NullMarked;
