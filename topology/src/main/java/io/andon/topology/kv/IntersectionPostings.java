package io.andon.topology.kv;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/**
 * Entries whose position is in each of several postings. They leapfrog: whoever is behind jumps to
 * the foremost, so the cost follows the rarest filter and not the longest list.
 */
public final class IntersectionPostings implements Postings {
  private final List<Postings> parts;

  public IntersectionPostings(List<? extends Postings> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing to intersect");
    }
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean next() {
    return parts.getFirst().next() && align();
  }

  @Override
  public boolean seek(Bytes position) {
    return parts.getFirst().seek(position) && align();
  }

  private boolean align() {
    Bytes wanted = parts.getFirst().position();
    int agreeing = 1;
    int i = 0;
    while (agreeing < parts.size()) {
      i = (i + 1) % parts.size();
      Postings part = parts.get(i);
      if (!part.seek(wanted)) {
        return false;
      }
      if (part.position().equals(wanted)) {
        agreeing++;
      } else {
        wanted = part.position();
        agreeing = 1;
      }
    }
    return true;
  }

  @Override
  public Bytes position() {
    return parts.getFirst().position();
  }

  @Override
  public byte[] value() {
    return parts.getFirst().value();
  }

  @Override
  public void close() {
    parts.forEach(Postings::close);
  }
}
