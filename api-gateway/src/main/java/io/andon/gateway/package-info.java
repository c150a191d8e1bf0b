/**
 * One node: the gateway and the topology in one process, put together here and nowhere else. Start
 * at GatewayMain.
 */
@NullMarked
package io.andon.gateway;

import org.jspecify.annotations.NullMarked;
