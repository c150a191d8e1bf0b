/** People log in: sessions, and the routes to begin and end them. */
@NullMarked
package io.andon.gateway.surface.session;

import org.jspecify.annotations.NullMarked;
