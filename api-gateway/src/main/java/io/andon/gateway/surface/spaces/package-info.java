/** Andon's own vocabulary: spaces, keys, assets. */
@NullMarked
package io.andon.gateway.surface.spaces;

import org.jspecify.annotations.NullMarked;
