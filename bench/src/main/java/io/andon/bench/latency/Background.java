package io.andon.bench.latency;

import io.andon.bench.load.EventStream;
import io.andon.bench.load.Publisher;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A steady load of alerts and downtime in spaces that nobody measures. */
final class Background implements AutoCloseable {
  private static final int TICK_MILLIS = 50;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("background").factory());

  Background(Publisher publisher, int perSecond) {
    EventStream events = new EventStream(1);
    int each = perSecond * TICK_MILLIS / 1000;
    if (each > 0) {
      clock.scheduleAtFixedRate(
          () -> {
            for (int i = 0; i < each; i++) {
              publisher.send(events.next());
            }
          },
          0,
          TICK_MILLIS,
          TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
