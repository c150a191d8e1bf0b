package io.andon.topology.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Asset;
import org.jspecify.annotations.Nullable;

/** Records of a compacted topic that say by their key alone that something is gone. */
final class Tombstones {
  private Tombstones() {}

  /**
   * The asset that is to be removed.
   *
   * @throws UnreadableException when the key does not name one
   */
  static Asset removed(byte @Nullable [] key) throws UnreadableException {
    String name = key == null ? "" : new String(key, UTF_8);
    int bar = name.indexOf('|');
    if (bar < 0) {
      throw new UnreadableException(
          "a record without a value removes what its key <space>|<id> says");
    }
    return Asset.newBuilder()
        .setSpace(name.substring(0, bar))
        .setId(name.substring(bar + 1))
        .setKind("")
        .setName("")
        .setRemoved(true)
        .build();
  }
}
