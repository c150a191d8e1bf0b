/** The threat vocabulary: incidents as groups of threats. */
@NullMarked
package io.andon.gateway.surface.threat;

import org.jspecify.annotations.NullMarked;
