/** Where webhooks may lead: addresses, hosts and ports. */
@NullMarked
package io.andon.core.delivery.webhook;

import org.jspecify.annotations.NullMarked;
