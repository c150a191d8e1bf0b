package io.andon.gateway.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is written while it is still being read, for lists too long to be held. */
@FunctionalInterface
public interface StreamedBody {
  /**
   * Writes all of it.
   *
   * @throws IOException when nobody listens any more
   */
  void writeTo(OutputStream out) throws IOException;
}
