/** The topology: events in, incidents out. Start at AndonStreams. */
@NullMarked
package io.andon.topology;

import org.jspecify.annotations.NullMarked;
