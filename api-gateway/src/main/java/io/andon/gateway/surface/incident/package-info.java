/** What every surface needs to show and change incidents, whatever it calls them. */
@NullMarked
package io.andon.gateway.surface.incident;

import org.jspecify.annotations.NullMarked;
