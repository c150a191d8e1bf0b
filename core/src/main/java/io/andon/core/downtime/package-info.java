/** Downtime events: validity and merging of versions. Pure. */
@NullMarked
package io.andon.core.downtime;

import org.jspecify.annotations.NullMarked;
