/** What leaves the system: which messages, to whom, when, and what became of them. Pure. */
@NullMarked
package io.andon.core.delivery;

import org.jspecify.annotations.NullMarked;
