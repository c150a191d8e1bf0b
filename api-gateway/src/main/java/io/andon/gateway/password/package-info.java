/** Passwords: hashed slowly, never kept. */
@NullMarked
package io.andon.gateway.password;

import org.jspecify.annotations.NullMarked;
