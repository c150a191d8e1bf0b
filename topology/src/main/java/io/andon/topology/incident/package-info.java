/** Incidents: state machine, and folding events into state. Pure. */
@NullMarked
package io.andon.topology.incident;

import org.jspecify.annotations.NullMarked;
