/** INGEST sub-topology: merges versions, drops duplicates, joins alerts with downtime. */
@NullMarked
package io.andon.topology.ingest;

import org.jspecify.annotations.NullMarked;
