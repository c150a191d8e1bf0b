/** Following a topic to its end. */
@NullMarked
package io.andon.gateway.tail;

import org.jspecify.annotations.NullMarked;
