/** Downtime events: validity, merging of versions, and how long they lasted together. Pure. */
@NullMarked
package io.andon.core.downtime;

import org.jspecify.annotations.NullMarked;
