package io.andon.bench.cluster;

import java.io.IOException;

/**
 * Ends a child process with its parent, which holds the other end of the child's standard input.
 * However the parent ends, by {@code kill -9} too, the system closes that end, and the end of the
 * stream ends the child.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /**
   * Begins to watch.
   *
   * @param last what is still to be done when the parent has gone; then this process halts, for an
   *     orderly end would write to disk what nobody reads any more
   */
  public static void start(Runnable last) {
    Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(
            () -> {
              awaitEnd();
              last.run();
              Runtime.getRuntime().halt(0);
            });
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      // a broken pipe says the same as its end
    }
  }
}
