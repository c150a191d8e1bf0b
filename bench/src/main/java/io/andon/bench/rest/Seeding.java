package io.andon.bench.rest;

import io.andon.bench.cluster.Backlog;
import io.andon.bench.cluster.NodeProcess;
import io.andon.bench.http.ApiClient;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Progress;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.StartupException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;

/** Fills spaces of a node and waits until all of it is there. */
final class Seeding {
  private static final int LOOK_MILLIS = 200;

  /** Nothing has come for so long. */
  private static final long GIVE_UP_AFTER = TimeUnit.MINUTES.toNanos(1);

  private static final List<String> SCOPES =
      List.of("incidents:read", "incidents:write", "downtime:read", "events:write");

  private final Admin admin;
  private final Publisher publisher;
  private final String url;
  private final ApiClient client;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /**
   * @param client with the admin key
   */
  Seeding(Admin admin, Publisher publisher, String url, ApiClient client) {
    this.admin = admin;
    this.publisher = publisher;
    this.url = url;
    this.client = client;
  }

  Seeded fill(BenchSpace space) {
    IncidentSeed incidents = new IncidentSeed(space, now);
    publisher.send(List.of(incidents.space()));
    awaitNone("space", () -> client.exists("/spaces/" + space.slug()) ? 0 : 1);
    DowntimeSeed downtime = new DowntimeSeed(space, now);
    String key = client.mintKey(space.slug(), SCOPES);
    try (ApiClient own = new ApiClient(url, key)) {
      // first, so that its incidents are the oldest and on no page that is measured
      downtime.post(own);
    }
    awaitDecided("stops in " + space.slug());
    incidents.publish(publisher);
    awaitCounts(space);
    awaitDecided("commits of " + space.slug());
    return new Seeded(space, key, downtime.latest());
  }

  /** Waits until all that follows from what was sent is committed. */
  private void awaitDecided(String what) {
    Backlog backlog =
        new Backlog(
            admin,
            NodeProcess.GROUP,
            List.of(
                Topic.DOWNTIME_EVENTS.topicName(),
                Topic.COMMANDS.topicName(),
                NodeProcess.GROUP + "-signals-repartition"));
    awaitNone(what, backlog::remaining);
  }

  /** Waits until the lists count what was sent. */
  private void awaitCounts(BenchSpace space) {
    long made = (long) space.incidents() + BenchSpace.STATIONS;
    long ended = (long) space.incidents() - space.open();
    awaitNone(
        "incidents in " + space.slug(),
        () -> made - total(space, "") + ended - total(space, "&status=resolved"));
  }

  private long total(BenchSpace space, String filter) {
    String list = "/spaces/%s/incidents?limit=1%s".formatted(space.slug(), filter);
    return client.json(list).path("total").asLong();
  }

  private static void awaitNone(String what, LongSupplier left) {
    long waiting = left.getAsLong();
    Progress progress = new Progress(what, waiting);
    long before = waiting;
    long changed = System.nanoTime();
    for (long now = waiting; now != 0; now = left.getAsLong()) {
      if (now != before) {
        before = now;
        changed = System.nanoTime();
      } else if (System.nanoTime() - changed > GIVE_UP_AFTER) {
        throw new StartupException("%s: %d are missing".formatted(what, now));
      }
      progress.at(Math.max(0, waiting - now));
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }
}
