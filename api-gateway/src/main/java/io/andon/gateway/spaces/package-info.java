/** Andon's own vocabulary: spaces, keys, assets. */
@NullMarked
package io.andon.gateway.spaces;

import org.jspecify.annotations.NullMarked;
