/** Which incident a signal belongs to, and why. Pure. */
@NullMarked
package io.andon.topology.correlation;

import org.jspecify.annotations.NullMarked;
