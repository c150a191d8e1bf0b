/** What people are told in the platform: the notification centre. */
@NullMarked
package io.andon.gateway.inbox;

import org.jspecify.annotations.NullMarked;
