package io.andon.standalone.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.schema.Notification;
import io.andon.schema.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks move between three nodes that end, die and hang at random, under load. Nothing that was
 * acknowledged is lost or doubled, and no node tells less than was certain before.
 *
 * <p>{@code -Dandon.moving.seed=N} repeats what the nodes suffer and what is sent, as far as timing
 * allows; {@code -Dandon.moving.seconds=N} makes it longer.
 */
class MovingTasksIT {
  private static final Duration WITH_COPIES = Duration.ofSeconds(15);
  private static final Duration WITHOUT = Duration.ofSeconds(60);
  private static final Duration TO_SETTLE = Duration.ofSeconds(180);
  private static final int NODES = 3;
  private static final int SPACES = 10;

  /** Of which each second is one where little belongs together. */
  private static final Map<String, Object> LITTLE =
      Map.of("window_seconds", 60, "quiet_seconds", 5, "reopen_seconds", 60, "settle_seconds", 5);

  private final long seed = Long.getLong("andon.moving.seed", System.nanoTime() % 100_000);
  private final Faults faults = new Faults();
  private final Marks marks = new Marks(faults);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private Ground ground;
  private Topics topics;
  private Processes processes;
  private Cluster cluster;
  private Receiver receiver;

  @AfterEach
  void stop() {
    try (Ground last = ground;
        Topics third = topics;
        Receiver second = receiver;
        Processes first = processes) {
      // in reverse order, each whatever the other does, as far as they were started
    }
  }

  @Test
  void nothingGoesBack_whenTasksMoveBetweenNodesWithCopies() throws Exception {
    moveAbout(1, WITH_COPIES);
  }

  /** Takes minutes: run when asked for, with {@code -Dandon.torture=}. */
  @Tag("torture")
  @Test
  void nothingGoesBack_whenTasksMoveBetweenNodesWithoutCopies() throws Exception {
    moveAbout(0, WITHOUT);
  }

  private void moveAbout(int standbys, Duration standard) throws Exception {
    start(standbys);
    List<Told> spaces = new ArrayList<>();
    Map<String, String> webhooks = new HashMap<>();
    Anyone admin = new Anyone(cluster.urls(), Ground.ADMIN_KEY, new Random(seed));
    for (int i = 0; i < SPACES; i++) {
      Told space = space(admin, "space-" + i, i % 2 == 0 ? Map.of() : LITTLE);
      spaces.add(space);
      webhooks.put(space.space(), webhook(admin, space.space()));
    }

    Random dice = new Random(seed);
    List<Load> loads = new ArrayList<>();
    List<Watcher> watchers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Told space : spaces) {
      Random own = new Random(dice.nextLong());
      Load load =
          new Load(
              space,
              new Load.Way(new Anyone(cluster.urls(), space.key(), own), topics, marks),
              new Random(dice.nextLong()));
      loads.add(load);
      threads.add(thread("load-" + space.space(), load::run));
    }
    for (String url : cluster.urls()) {
      Watcher watcher =
          new Watcher(url, spaces, new Watcher.Notes(marks, faults), new Random(dice.nextLong()));
      watchers.add(watcher);
      threads.add(thread("watches-" + url, watcher::run));
    }
    Mover mover = new Mover(cluster, new Random(dice.nextLong()), faults);
    System.out.printf("moving tasks, standbys %d: -Dandon.moving.seed=%d%n", standbys, seed);
    try {
      mover.run(Duration.ofSeconds(Long.getLong("andon.moving.seconds", standard.toSeconds())));
      cluster.awaitReady();
      loads.forEach(Load::stop);
      watchers.forEach(Watcher::stop);
      for (Thread thread : threads) {
        thread.join();
      }
      settled(spaces);
      told(spaces, webhooks);
      faults.assertNone();
    } finally {
      mover.story().forEach(System.out::println);
      watchers.forEach(System.out::println);
    }
  }

  private void start(int standbys) throws Exception {
    ground = Ground.start(folder);
    topics = new Topics(ground.bootstrapServers(), ground.registryUrl());
    receiver = new Receiver();
    processes = new Processes(folder);
    cluster = new Cluster(processes);
    cluster.start(
        ground,
        folder,
        NODES,
        Map.of(
            "ANDON_STANDBYS", Integer.toString(standbys),
            "ANDON_STATE_MEMORY_MB", "32",
            "ANDON_WEBHOOK_ALLOW", "127.0.0.0/8",
            // what one node told before it hung is told again by another: with the same link
            "ANDON_PUBLIC_URL", "https://andon.example.com",
            "ANDON_RATE_LIMIT", "0",
            "ANDON_ADDRESS_LIMIT", "0"));
  }

  private static Told space(Anyone admin, String slug, Map<String, Object> correlation) {
    String once = "make-" + slug;
    Map<String, Object> space = Map.of("slug", slug, "correlation", correlation);
    admin.send("POST", "/spaces", space, "Idempotency-Key", once).answer().expect(201);
    Map<String, Object> key = Map.of("name", "it", "scopes", Rest.SCOPES);
    Rest.Answer minted = admin.send("POST", "/spaces/" + slug + "/keys", key).answer().expect(201);
    for (int i = 0; i < Load.ASSETS; i++) {
      List<String> upstream = i % 2 == 0 ? List.of() : List.of("station-" + (i - 1));
      admin
          .send(
              "PUT",
              "/spaces/%s/assets/station-%d".formatted(slug, i),
              Map.of("kind", "station", "name", "Station " + i, "upstream", upstream))
          .answer()
          .expect(200);
    }
    return new Told(slug, minted.json().get("key").asText());
  }

  private String webhook(Anyone admin, String space) {
    Map<String, Object> webhook = Map.of("url", receiver.url());
    String path = "/spaces/" + space + "/webhooks";
    return admin
        .send("POST", path, webhook, "Idempotency-Key", "webhook-of-" + space)
        .answer()
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private Thread thread(String name, Faults.Work work) {
    return Thread.ofPlatform().daemon().name(name).start(() -> faults.of(work));
  }

  /** On every node: each space is looked at through another one. */
  private void settled(List<Told> spaces) {
    for (int i = 0; i < spaces.size(); i++) {
      Rest node = new Rest(cluster.urls().get(i % NODES), Ground.ADMIN_KEY);
      Settled space = new Settled(spaces.get(i), node, topics);
      await().atMost(TO_SETTLE).untilAsserted(space::check);
    }
  }

  /** What is told of an incident reaches the receiver in order; what is repeated is the same. */
  private void told(List<Told> spaces, Map<String, String> webhooks) {
    for (Told space : spaces) {
      Map<String, List<String>> expected =
          topics.read(Topic.NOTIFICATIONS, Notification.class, space.space()).stream()
              .filter(one -> one.getWebhooks().contains(webhooks.get(space.space())))
              .collect(
                  groupingBy(Notification::getIncident, mapping(Notification::getId, toList())));
      await()
          .atMost(TO_SETTLE)
          .untilAsserted(() -> assertThat(firstArrivals(space.space())).isEqualTo(expected));
    }
    receiver.requests().stream()
        .collect(groupingBy(Receiver.Request::delivery))
        .forEach(
            (id, same) ->
                assertThat(same)
                    .extracting(Receiver.Request::body)
                    .describedAs("delivery %s", id)
                    .containsOnly(same.getFirst().body()));
  }

  private Map<String, List<String>> firstArrivals(String space) {
    Set<String> seen = new HashSet<>();
    return receiver.requests().stream()
        .filter(one -> one.space().equals(space) && seen.add(one.delivery()))
        .collect(
            groupingBy(
                Receiver.Request::incident, mapping(Receiver.Request::notification, toList())));
  }
}
