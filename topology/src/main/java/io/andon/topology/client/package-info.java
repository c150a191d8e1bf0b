/** The Kafka clients that read and write, with bounds on what they hold in memory. */
@NullMarked
package io.andon.topology.client;

import org.jspecify.annotations.NullMarked;
