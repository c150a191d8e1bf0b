/** EVIDENCE sub-topology: merges versions, drops duplicates, joins alerts with downtime. */
@NullMarked
package io.andon.topology.evidence;

import org.jspecify.annotations.NullMarked;
