/** The documents of the API and a page to browse them. */
@NullMarked
package io.andon.gateway.surface.openapi;

import org.jspecify.annotations.NullMarked;
