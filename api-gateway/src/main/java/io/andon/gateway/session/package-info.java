/** People log in: sessions, and the routes to begin and end them. */
@NullMarked
package io.andon.gateway.session;

import org.jspecify.annotations.NullMarked;
