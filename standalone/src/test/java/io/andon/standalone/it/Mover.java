package io.andon.standalone.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Takes nodes away at random and brings them back, never all of them at once. */
final class Mover {
  private static final int LONGEST_PAUSE_MILLIS = 6_000;

  /** Longer than a node's session, so that the others take over from what hangs. */
  private static final int LONGEST_AWAY_MILLIS = 16_000;

  private final Cluster cluster;
  private final Random dice;
  private final Faults faults;
  private final boolean[] away;
  private final List<Thread> moving = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final long begun = System.nanoTime();

  Mover(Cluster cluster, Random dice, Faults faults) {
    this.cluster = cluster;
    this.dice = dice;
    this.faults = faults;
    this.away = new boolean[cluster.size()];
  }

  /** How a node goes away. */
  private enum Way {
    END,
    KILL,
    HANG
  }

  /** Goes on for that long; on return all nodes have been started again. */
  void run(Duration time) throws InterruptedException {
    long end = begun + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(dice.nextInt(LONGEST_PAUSE_MILLIS)).toNanos());
      Way way = Way.values()[dice.nextInt(Way.values().length)];
      Duration absence = Duration.ofMillis(dice.nextInt(LONGEST_AWAY_MILLIS));
      take(dice.nextInt(cluster.size()), way, absence);
    }
    for (Thread one : moving) {
      one.join();
    }
  }

  private synchronized void take(int node, Way way, Duration absence) {
    int others = 0;
    for (int i = 0; i < away.length; i++) {
      others += i != node && !away[i] ? 1 : 0;
    }
    if (away[node] || others == 0) {
      return;
    }
    away[node] = true;
    story.add(
        "%.1f s: %s node %d for %.1f s"
            .formatted((System.nanoTime() - begun) / 1e9, way, node, absence.toMillis() / 1e3));
    moving.add(
        Thread.ofPlatform()
            .daemon()
            .name("moves-node-" + node)
            .start(() -> faults.of(() -> takeAndBringBack(node, way, absence))));
  }

  private void takeAndBringBack(int node, Way way, Duration absence) throws Exception {
    switch (way) {
      case END -> cluster.end(node);
      case KILL -> cluster.kill(node);
      case HANG -> cluster.hang(node);
    }
    LockSupport.parkNanos(absence.toNanos());
    switch (way) {
      case END, KILL -> cluster.start(node);
      case HANG -> cluster.wake(node);
    }
    synchronized (this) {
      away[node] = false;
    }
  }

  /** What it did, to be read by people. */
  synchronized List<String> story() {
    return List.copyOf(story);
  }
}
