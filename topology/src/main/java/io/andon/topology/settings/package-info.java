/** Settings of the topology, Kafka Streams and RocksDB. */
@NullMarked
package io.andon.topology.settings;

import org.jspecify.annotations.NullMarked;
