/** SPACE sub-topology: runs the pure decisions of a space on Kafka Streams. */
@NullMarked
package io.andon.topology.space;

import org.jspecify.annotations.NullMarked;
