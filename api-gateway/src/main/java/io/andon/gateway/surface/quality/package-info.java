/** The quality vocabulary: incidents and alerts of a space. */
@NullMarked
package io.andon.gateway.surface.quality;

import org.jspecify.annotations.NullMarked;
