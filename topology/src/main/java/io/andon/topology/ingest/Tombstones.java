package io.andon.topology.ingest;

import io.andon.schema.Asset;
import io.andon.schema.topic.RecordKey;
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
    RecordKey removed = RecordKey.read(key);
    if (removed == null) {
      throw new UnreadableException(
          "a record without a value removes what its key <space>|<id> says");
    }
    return Asset.newBuilder()
        .setSpace(removed.space())
        .setId(removed.id())
        .setKind("")
        .setName("")
        .setRemoved(true)
        .build();
  }
}
