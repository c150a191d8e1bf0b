package io.andon.standalone.plant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The endless stream of all parts' emissions in the order of their offsets. Plans a round only when
 * its begin is reached, so memory holds little more than one round of each part.
 */
final class Playback implements Iterator<Emission> {
  private final List<Track> tracks = new ArrayList<>();

  // the sequence number keeps emissions of one offset in the order their part gave them
  private final PriorityQueue<Queued> queue =
      new PriorityQueue<>(Comparator.comparing(Queued::offset).thenComparingLong(Queued::sequence));
  private long sequence;

  Playback(List<? extends Part> parts) {
    parts.forEach(part -> tracks.add(new Track(part)));
  }

  @Override
  public boolean hasNext() {
    return !tracks.isEmpty();
  }

  @Override
  public Emission next() {
    while (true) {
      Track due = tracks.stream().min(Comparator.comparing(track -> track.next)).orElseThrow();
      Queued head = queue.peek();
      if (head != null && head.offset().compareTo(due.next) < 0) {
        queue.remove();
        return head.emission();
      }
      due.plan();
    }
  }

  private record Queued(Emission emission, long sequence) {
    Duration offset() {
      return emission.offset();
    }
  }

  /** Where one part is. */
  private final class Track {
    private final Part part;
    private int round;
    private Duration next = Duration.ZERO;

    Track(Part part) {
      this.part = part;
    }

    void plan() {
      Part.Round played = part.play(round++, next);
      next = next.plus(played.length());
      played.emissions().forEach(emission -> queue.add(new Queued(emission, sequence++)));
    }
  }
}
