/** The asset graph. Pure. */
@NullMarked
package io.andon.core.asset;

import org.jspecify.annotations.NullMarked;
