/** Incidents: state machine, and folding events into state. Pure. */
@NullMarked
package io.andon.core.incident;

import org.jspecify.annotations.NullMarked;
