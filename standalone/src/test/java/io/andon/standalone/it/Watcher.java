package io.andon.standalone.it;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Reads on one node, all spaces in turn, and holds what it is told against what was certain. */
final class Watcher {
  private static final Duration PACE = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final String url;
  private final List<Told> spaces;
  private final Marks marks;
  private final Faults faults;
  private final Random dice;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Long> answered = new HashMap<>();
  private final Map<String, Long> silence = new TreeMap<>();
  private volatile boolean stopped;

  /** Where results go. */
  record Notes(Marks marks, Faults faults) {}

  Watcher(String url, List<Told> spaces, Notes notes, Random dice) {
    this.url = url;
    this.spaces = spaces;
    this.marks = notes.marks();
    this.faults = notes.faults();
    this.dice = dice;
  }

  void stop() {
    stopped = true;
  }

  void run() {
    while (!stopped) {
      Told space = spaces.get(dice.nextInt(spaces.size()));
      if (dice.nextBoolean()) {
        total(space);
      } else {
        version(space);
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private void total(Told space) {
    Marks.Question total = marks.ask("number of alerts of " + space.space());
    Rest.Answer answer = read(space, "/spaces/" + space.space() + "/alerts?limit=1");
    if (answer != null) {
      total.read(answer.json().get("total").asLong(), url);
    }
  }

  private void version(Told space) {
    List<String> ids = new ArrayList<>(space.incidents().keySet());
    if (ids.isEmpty()) {
      return;
    }
    String id = ids.get(dice.nextInt(ids.size()));
    Marks.Question version = marks.ask("version of " + id);
    Rest.Answer answer = read(space, "/spaces/%s/incidents/%s".formatted(space.space(), id));
    if (answer != null) {
      version.read(answer.version(), url);
    }
  }

  /** An answer that claims to be of the present, or null. */
  private Rest.Answer read(Told space, String path) {
    try {
      Rest.Answer answer = new Rest(url, space.key()).within(PATIENCE).get(path);
      boolean stale = answer.header("Andon-Stale").isPresent();
      count(answer.status() + (stale ? " stale" : ""));
      if (answer.status() == 200) {
        long now = System.nanoTime();
        Long before = answered.put(space.space(), now);
        silence.merge(space.space(), before == null ? 0 : now - before, Math::max);
        return stale ? null : answer;
      }
      boolean unknownToCopy = stale && answer.status() == 404;
      if (answer.status() != 503 && !unknownToCopy) {
        faults.add("%s %s: %d %s".formatted(url, path, answer.status(), answer.body()));
      }
    } catch (UncheckedIOException e) {
      count(e.getCause().getClass().getSimpleName());
    } catch (AssertionError e) {
      faults.add("%s %s: %s".formatted(url, path, e.getMessage()));
    }
    return null;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** What it saw, to be read by people; for the longest it heard nothing of a space. */
  @Override
  public String toString() {
    long longest = silence.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return "%s: %s, a space was silent for %.1f s at most".formatted(url, counts, longest / 1e9);
  }
}
