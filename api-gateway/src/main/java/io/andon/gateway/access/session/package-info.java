/** Sessions: who logs in with a password, and the signed token that stands for it. */
@NullMarked
package io.andon.gateway.access.session;

import org.jspecify.annotations.NullMarked;
