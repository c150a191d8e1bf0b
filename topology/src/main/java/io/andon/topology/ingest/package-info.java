/**
 * INGEST sub-topology: checks what producers send and refuses what cannot be used, merges versions,
 * drops duplicates, joins alerts with downtime.
 */
@NullMarked
package io.andon.topology.ingest;

import org.jspecify.annotations.NullMarked;
