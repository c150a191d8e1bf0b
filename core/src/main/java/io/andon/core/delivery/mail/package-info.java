/** Whom e-mail may go to. */
@NullMarked
package io.andon.core.delivery.mail;

import org.jspecify.annotations.NullMarked;
