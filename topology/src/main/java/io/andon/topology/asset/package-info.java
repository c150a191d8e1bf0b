/** The asset graph. Pure. */
@NullMarked
package io.andon.topology.asset;

import org.jspecify.annotations.NullMarked;
