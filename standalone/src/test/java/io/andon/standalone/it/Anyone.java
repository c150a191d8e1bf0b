package io.andon.standalone.it;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A client that knows several nodes and asks one after the other until one answers. */
final class Anyone {
  /** Short, so that a node that hangs costs little. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration GIVE_UP = Duration.ofSeconds(300);
  private static final int UNAVAILABLE = 503;

  private final List<Rest> nodes;
  private final Random dice;

  Anyone(List<String> urls, String key, Random dice) {
    this.nodes = urls.stream().map(url -> new Rest(url, key).within(PATIENCE)).toList();
    this.dice = dice;
  }

  /**
   * The answer of one that had one.
   *
   * @param unsure whether an earlier attempt may still come into effect
   */
  record Told(Rest.Answer answer, boolean unsure) {}

  Told send(String method, String path, Object body, String... headers) {
    long end = System.nanoTime() + GIVE_UP.toNanos();
    boolean unsure = false;
    String last = "";
    while (System.nanoTime() < end) {
      try {
        Rest.Answer answer =
            nodes.get(dice.nextInt(nodes.size())).send(method, path, body, headers);
        if (answer.status() != UNAVAILABLE) {
          return new Told(answer, unsure);
        }
        last = answer.body();
      } catch (UncheckedIOException e) {
        last = e.getMessage();
      }
      unsure = true;
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("%s %s: nobody answers: %s".formatted(method, path, last));
  }

  Rest.Answer get(String path) {
    return send("GET", path, null).answer();
  }
}
