/** One node: the gateway and the topology in one process. Start at GatewayMain. */
@NullMarked
package io.andon.gateway;

import org.jspecify.annotations.NullMarked;
