/** Events on their way to the public topics. */
@NullMarked
package io.andon.gateway.event;

import org.jspecify.annotations.NullMarked;
