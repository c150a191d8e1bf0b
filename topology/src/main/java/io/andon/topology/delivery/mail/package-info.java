/** E-mail over SMTP. */
@NullMarked
package io.andon.topology.delivery.mail;

import org.jspecify.annotations.NullMarked;
