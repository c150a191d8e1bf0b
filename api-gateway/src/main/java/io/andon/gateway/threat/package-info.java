/** The threat vocabulary: incidents as groups of threats. */
@NullMarked
package io.andon.gateway.threat;

import org.jspecify.annotations.NullMarked;
