package io.andon.schema.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry could not be asked: nothing is wrong with the record, and the same call can
 * succeed later. An exception handler must not set such a record aside as broken.
 */
public final class RegistryUnavailableException extends SerializationException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
