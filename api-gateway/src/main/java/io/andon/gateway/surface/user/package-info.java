/** What the API says of a person in more than one place. */
@NullMarked
package io.andon.gateway.surface.user;

import org.jspecify.annotations.NullMarked;
