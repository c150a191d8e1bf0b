package io.andon.topology.kv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Entries of any of several postings, which share none. */
public final class UnionPostings implements Postings {
  private final List<Postings> parts;
  private final PriorityQueue<Postings> queue =
      new PriorityQueue<>(Comparator.comparing(Postings::position));
  private @Nullable Postings current;
  private boolean begun;

  public UnionPostings(List<? extends Postings> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public boolean next() {
    if (!begun) {
      begun = true;
      parts.stream().filter(Postings::next).forEach(queue::add);
    } else if (current != null && current.next()) {
      queue.add(current);
    }
    current = queue.poll();
    return current != null;
  }

  @Override
  public boolean seek(Bytes position) {
    List<Postings> moving = new ArrayList<>();
    if (!begun) {
      begun = true;
      moving.addAll(parts);
    } else if (current != null) {
      moving.add(current);
    }
    while (!queue.isEmpty() && queue.peek().position().compareTo(position) < 0) {
      moving.add(queue.remove());
    }
    moving.stream().filter(part -> part.seek(position)).forEach(queue::add);
    current = queue.poll();
    return current != null;
  }

  private Postings standing() {
    if (current == null) {
      throw new IllegalStateException("not on an entry");
    }
    return current;
  }

  @Override
  public Bytes position() {
    return standing().position();
  }

  @Override
  public byte[] value() {
    return standing().value();
  }

  @Override
  public void close() {
    parts.forEach(Postings::close);
  }
}
