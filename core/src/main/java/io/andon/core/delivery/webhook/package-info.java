/**
 * Where webhooks may lead: addresses, hosts and ports. Names are looked up by a resolver that is
 * passed in.
 */
@NullMarked
package io.andon.core.delivery.webhook;

import org.jspecify.annotations.NullMarked;
