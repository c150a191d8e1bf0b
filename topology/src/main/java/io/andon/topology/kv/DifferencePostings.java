package io.andon.topology.kv;

import org.apache.kafka.common.utils.Bytes;

/** The entries of one postings whose position is not in another one. */
public final class DifferencePostings implements Postings {
  private final Postings kept;
  private final Postings dropped;
  private boolean droppedLeft;

  public DifferencePostings(Postings kept, Postings dropped) {
    this.kept = kept;
    this.dropped = dropped;
    this.droppedLeft = dropped.next();
  }

  @Override
  public boolean next() {
    return kept.next() && pass();
  }

  @Override
  public boolean seek(Bytes position) {
    return kept.seek(position) && pass();
  }

  /** Goes on until where it stands is not dropped. */
  private boolean pass() {
    while (isDropped()) {
      if (!kept.next()) {
        return false;
      }
    }
    return true;
  }

  private boolean isDropped() {
    if (droppedLeft) {
      droppedLeft = dropped.seek(kept.position());
    }
    return droppedLeft && dropped.position().equals(kept.position());
  }

  @Override
  public Bytes position() {
    return kept.position();
  }

  @Override
  public byte[] value() {
    return kept.value();
  }

  @Override
  public void close() {
    kept.close();
    dropped.close();
  }
}
