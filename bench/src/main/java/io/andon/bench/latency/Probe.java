package io.andon.bench.latency;

import io.andon.bench.load.Event;
import io.andon.bench.load.Publisher;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.StartupException;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/** Produces one alert on an asset of its own and waits until its incident is in the list. */
final class Probe {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final int LOOK_MILLIS = 2;

  private final Publisher publisher;
  private final Reads reads;

  Probe(Publisher publisher, Reads reads) {
    this.publisher = publisher;
    this.reads = reads;
  }

  /** Nanoseconds from before the alert was produced until the list that shows it was there. */
  long run(int number) {
    String title = "Probe " + number + ".";
    Event event = event(number, title);
    long begin = System.nanoTime();
    publisher.send(event);
    while (!reads.incidents().contains(title)) {
      if (System.nanoTime() - begin > PATIENCE) {
        throw new StartupException("the incident of an alert does not appear");
      }
      pause(LOOK_MILLIS);
    }
    return System.nanoTime() - begin;
  }

  private static Event event(int number, String title) {
    String asset = "probe-" + number;
    Instant now = Instant.now();
    Alert alert =
        Alert.newBuilder()
            .setSpace(LatencyBench.SPACE)
            .setAlertId(asset)
            .setSource("bench")
            .setType("probe")
            .setTitle(title)
            .setSeverity(Severity.LOW)
            .setStatus(AlertStatus.ACTIVE)
            .setAsset(asset)
            .setStartsAt(now)
            .setObservedAt(now)
            .setLabels(new HashMap<>())
            .setAnnotations(new HashMap<>())
            .build();
    return new Event(now, Topic.ALERTS, RecordKey.of(alert).toString(), alert, true);
  }

  static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }
}
