/** DELIVERY sub-topology: the queue of what leaves the system, on Kafka Streams. */
@NullMarked
package io.andon.topology.delivery.stream;

import org.jspecify.annotations.NullMarked;
