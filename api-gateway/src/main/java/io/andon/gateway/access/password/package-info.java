/** Passwords: hashed slowly, never kept. */
@NullMarked
package io.andon.gateway.access.password;

import org.jspecify.annotations.NullMarked;
