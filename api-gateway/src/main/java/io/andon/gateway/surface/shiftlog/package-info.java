/** The shift log of a plant, in Spanish: incidents as shifts record and close them. */
@NullMarked
package io.andon.gateway.surface.shiftlog;

import org.jspecify.annotations.NullMarked;
