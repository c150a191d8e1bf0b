package io.andon.core.delivery.webhook;

import java.net.UnknownHostException;

/** A name that leads where webhooks may not go; the message says what kind of address. */
public final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String message) {
    super(message);
  }
}
