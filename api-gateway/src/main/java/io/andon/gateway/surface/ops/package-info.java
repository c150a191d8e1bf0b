/** The ops vocabulary: incidents of services, as an on-call team sees them. */
@NullMarked
package io.andon.gateway.surface.ops;

import org.jspecify.annotations.NullMarked;
