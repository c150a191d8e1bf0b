/** SPACE sub-topology: runs the pure decisions of a space on Kafka Streams. */
@NullMarked
package io.andon.topology.space.stream;

import org.jspecify.annotations.NullMarked;
