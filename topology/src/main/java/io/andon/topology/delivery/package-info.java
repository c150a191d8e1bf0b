/** What leaves the system: which messages, to whom, when, and what became of them. Pure. */
@NullMarked
package io.andon.topology.delivery;

import org.jspecify.annotations.NullMarked;
