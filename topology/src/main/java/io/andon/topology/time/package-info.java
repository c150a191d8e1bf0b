/** What processors have called by the wall clock. */
@NullMarked
package io.andon.topology.time;

import org.jspecify.annotations.NullMarked;
