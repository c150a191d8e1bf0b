/** The audit trail: who changed what, when, from which value to which. Pure. */
@NullMarked
package io.andon.topology.audit;

import org.jspecify.annotations.NullMarked;
