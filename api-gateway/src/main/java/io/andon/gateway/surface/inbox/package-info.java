/** What people are told in the platform: the notification centre. */
@NullMarked
package io.andon.gateway.surface.inbox;

import org.jspecify.annotations.NullMarked;
