package io.andon.standalone.it;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that only grow, and how far each has come for certain. What a write was told has been
 * committed. What a read saw may be undone once if the node dies before its commit; seen again
 * after a while it stands.
 */
final class Marks {
  private static final long STANDS_AFTER = Duration.ofSeconds(3).toNanos();

  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private final Faults faults;

  Marks(Faults faults) {
    this.faults = faults;
  }

  /**
   * @param certain the value nobody may be told less than
   * @param seen a higher one that a read saw
   * @param seenAt when it did
   */
  private record Mark(long certain, long seen, long seenAt) {
    private static final Mark NONE = new Mark(0, 0, 0);

    Mark acknowledged(long value) {
      return value <= certain ? this : new Mark(value, Math.max(value, seen), seenAt);
    }

    Mark read(long value, long asked) {
      boolean later = asked > seenAt;
      if (seen > certain && value >= seen) {
        return asked - seenAt > STANDS_AFTER ? new Mark(seen, value, System.nanoTime()) : this;
      }
      return later || value > seen
          ? new Mark(certain, Math.max(value, certain), System.nanoTime())
          : this;
    }
  }

  /** A question that is being asked. */
  final class Question {
    private final String what;
    private final long certain;
    private final long asked = System.nanoTime();

    private Question(String what) {
      this.what = what;
      this.certain = marks.getOrDefault(what, Mark.NONE).certain();
    }

    /** What a read was told, and by whom. */
    void read(long value, String by) {
      check(value, by);
      marks.merge(what, Mark.NONE.read(value, asked), (old, fresh) -> old.read(value, asked));
    }

    /** What a write was told. */
    void acknowledged(long value, String by) {
      check(value, by);
      marks.merge(what, Mark.NONE.acknowledged(value), (old, fresh) -> old.acknowledged(value));
    }

    private void check(long value, String by) {
      if (value < certain) {
        faults.add("%s went back from %d to %d at %s".formatted(what, certain, value, by));
      }
    }
  }

  Question ask(String what) {
    return new Question(what);
  }
}
