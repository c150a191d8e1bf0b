/** Events on their way to the public topics. */
@NullMarked
package io.andon.gateway.cluster.event;

import org.jspecify.annotations.NullMarked;
