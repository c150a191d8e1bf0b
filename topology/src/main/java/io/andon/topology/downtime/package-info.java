/** Downtime events: validity and merging of versions. Pure. */
@NullMarked
package io.andon.topology.downtime;

import org.jspecify.annotations.NullMarked;
