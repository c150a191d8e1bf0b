/**
 * Incidents: their state machine, and how events fold into state and evidence. No decision on
 * signals or commands. Pure.
 */
@NullMarked
package io.andon.core.incident;

import org.jspecify.annotations.NullMarked;
