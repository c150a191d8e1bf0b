package io.andon.bench.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.bench.http.ApiClient;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Latencies;
import io.andon.topology.settings.StartupException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a person in the quiet space does: a write, then an alert that is waited for. */
final class Quiet {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final int LOOK_MILLIS = 2;
  private static final int PAUSE_MILLIS = 10;

  private final String space;
  private final ApiClient client;
  private final Publisher publisher;
  private Latencies writes = new Latencies();
  private Latencies alerts = new Latencies();
  private int number;

  Quiet(String space, ApiClient client, Publisher publisher) {
    this.space = space;
    this.client = client;
    this.publisher = publisher;
  }

  /** Times of what was done since the last call. */
  record Times(Latencies writes, Latencies alerts) {}

  Times taken() {
    Times taken = new Times(writes, alerts);
    writes = new Latencies();
    alerts = new Latencies();
    return taken;
  }

  /** One write. */
  void write() {
    long begin = System.nanoTime();
    boolean done = false;
    while (!done) {
      try {
        client.post("/v1/incidents", Map.of("title", "Write " + number++));
        done = true;
      } catch (StartupException e) {
        // a 503 says "try again", and so does a client: what counts is when it is done
        if (System.nanoTime() - begin > PATIENCE
            || !String.valueOf(e.getMessage()).contains("503")) {
          throw e;
        }
      }
    }
    writes.add(System.nanoTime() - begin);
    pause(PAUSE_MILLIS);
  }

  /** One alert until its incident is in the list. */
  void alert() {
    String name = "probe-" + number++;
    long begin = System.nanoTime();
    publisher.send(Alerts.of(space, name));
    while (!list().contains("Alert " + name + ".")) {
      if (System.nanoTime() - begin > PATIENCE) {
        throw new StartupException("the incident of an alert does not appear");
      }
      pause(LOOK_MILLIS);
    }
    alerts.add(System.nanoTime() - begin);
    pause(PAUSE_MILLIS);
  }

  private String list() {
    return new String(client.get("/spaces/" + space + "/incidents").body(), UTF_8);
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
