/** What every plant of the shift log has: nine processes and three shifts. Pure. */
@NullMarked
package io.andon.core.shift;

import org.jspecify.annotations.NullMarked;
