/** HTTP to webhooks: which URLs may be called, how a call is signed and made. */
@NullMarked
package io.andon.topology.delivery.webhook;

import org.jspecify.annotations.NullMarked;
