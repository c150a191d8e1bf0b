/**
 * Who is told what of an incident, and what has to wait: the notification policy. It decides on
 * notifications and inbox items; sending them is the business of {@code delivery}. Pure.
 */
@NullMarked
package io.andon.core.notification;

import org.jspecify.annotations.NullMarked;
