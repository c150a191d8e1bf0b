/** Who calls and what they may do. */
@NullMarked
package io.andon.gateway.access.auth;

import org.jspecify.annotations.NullMarked;
