/** Webhooks of a space, and what was delivered to them. */
@NullMarked
package io.andon.gateway.surface.webhook;

import org.jspecify.annotations.NullMarked;
