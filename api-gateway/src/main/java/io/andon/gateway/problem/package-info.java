/** Why a request is refused, before any surface has worded it. */
@NullMarked
package io.andon.gateway.problem;

import org.jspecify.annotations.NullMarked;
