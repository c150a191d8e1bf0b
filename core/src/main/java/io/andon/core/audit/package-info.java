/** The audit trail: who changed what, when, from which value to which. Pure. */
@NullMarked
package io.andon.core.audit;

import org.jspecify.annotations.NullMarked;
