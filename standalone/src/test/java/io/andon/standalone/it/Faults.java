package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong by threads beside the test's own. */
final class Faults {
  private static final int SHOWN = 50;

  private final List<String> found = new ArrayList<>();
  private final long begun = System.nanoTime();
  private int all;

  /** Something that must not fail. */
  interface Work {
    void run() throws Exception;
  }

  synchronized void add(String fault) {
    all++;
    if (found.size() < SHOWN) {
      found.add("%.1f s: %s".formatted((System.nanoTime() - begun) / 1e9, fault));
    }
  }

  /** Does the work in this thread; what it throws is a fault. */
  void of(Work work) {
    try {
      work.run();
    } catch (Exception | AssertionError e) {
      add(e.toString());
    }
  }

  synchronized void assertNone() {
    assertThat(found).describedAs("%d faults", all).isEmpty();
  }
}
