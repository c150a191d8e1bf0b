/** Which incident a signal belongs to, and why. Pure. */
@NullMarked
package io.andon.core.correlation;

import org.jspecify.annotations.NullMarked;
