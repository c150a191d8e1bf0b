package io.andon.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Counts messages of the last hour by spans of five minutes; what is older is forgotten. */
final class SentLately {
  private static final long SPAN = Duration.ofMinutes(5).toSeconds();

  /** So many that the oldest began an hour ago or earlier, whenever in a span it is now. */
  private static final long SPANS = Duration.ofHours(1).toSeconds() / SPAN + 1;

  private SentLately() {}

  private static long span(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SPAN);
  }

  /** One more, in the row's own map. */
  static void add(Map<String, Integer> sent, Instant at) {
    long oldest = span(at) - SPANS + 1;
    sent.keySet().removeIf(span -> Long.parseLong(span) < oldest);
    sent.merge(Long.toString(span(at)), 1, Integer::sum);
  }

  static int count(Map<String, Integer> sent, Instant now) {
    return lately(sent, now).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** When there will have been fewer than {@code limit} within the hour before. */
  static Instant fewerThan(int limit, Map<String, Integer> sent, Instant now) {
    TreeMap<Long, Integer> lately = lately(sent, now);
    int count = count(sent, now);
    Instant free = now;
    while (count >= limit && !lately.isEmpty()) {
      Map.Entry<Long, Integer> oldest = lately.pollFirstEntry();
      count -= oldest.getValue();
      free = Instant.ofEpochSecond((oldest.getKey() + SPANS) * SPAN);
    }
    return free;
  }

  private static TreeMap<Long, Integer> lately(Map<String, Integer> sent, Instant now) {
    TreeMap<Long, Integer> lately = new TreeMap<>();
    long oldest = span(now) - SPANS + 1;
    sent.forEach(
        (span, count) -> {
          if (Long.parseLong(span) >= oldest) {
            lately.put(Long.parseLong(span), count);
          }
        });
    return lately;
  }
}
