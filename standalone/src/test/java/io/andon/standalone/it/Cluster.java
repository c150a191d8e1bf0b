package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.GatewayMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Some nodes on one ground that can be ended, killed, hung and brought back. */
final class Cluster {
  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final long TO_END_SECONDS = 90;

  private final Processes processes;
  private final List<Node> nodes = new ArrayList<>();

  /** One of them, in whatever process it runs now. */
  private static final class Node {
    final Map<String, String> settings;
    final String url;
    Processes.Child child;

    Node(Map<String, String> settings) {
      this.settings = settings;
      this.url = "http://127.0.0.1:" + settings.get("ANDON_PORT");
    }
  }

  Cluster(Processes processes) {
    this.processes = processes;
  }

  /**
   * Starts as many nodes, one after the other.
   *
   * @param more settings of each beside those of the ground
   */
  void start(Ground ground, Path folder, int size, Map<String, String> more) throws Exception {
    for (int i = 0; i < size; i++) {
      Map<String, String> settings = ground.settings(folder.resolve("node-" + i));
      settings.putAll(more);
      nodes.add(new Node(settings));
      start(i);
      awaitReady(nodes.get(i));
    }
  }

  int size() {
    return nodes.size();
  }

  List<String> urls() {
    return nodes.stream().map(node -> node.url).toList();
  }

  void start(int node) throws IOException {
    Node one = nodes.get(node);
    one.child = processes.start(GatewayMain.class, List.of(), one.settings);
  }

  /** Ends it as an operator does; it has to go by itself. */
  void end(int node) throws Exception {
    Processes.Child child = nodes.get(node).child;
    child.signal("TERM");
    assertThat(child.process().waitFor(TO_END_SECONDS, TimeUnit.SECONDS))
        .describedAs("node %d ends within %d s of SIGTERM", node, TO_END_SECONDS)
        .isTrue();
  }

  void kill(int node) throws InterruptedException {
    nodes.get(node).child.kill();
  }

  void hang(int node) throws Exception {
    nodes.get(node).child.signal("STOP");
  }

  void wake(int node) throws Exception {
    nodes.get(node).child.signal("CONT");
  }

  /** Waits until every node says that it is ready. */
  void awaitReady() throws IOException {
    for (Node node : nodes) {
      awaitReady(node);
    }
  }

  private void awaitReady(Node node) throws IOException {
    Rest rest = new Rest(node.url, Ground.ADMIN_KEY).within(TO_ANSWER);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(node, rest)) {
      assertThat(System.nanoTime()).describedAs("%s is not ready", node.url).isLessThan(end);
      if (!node.child.process().isAlive()) {
        // as whoever looks after services does with one that could not start yet
        assertThat(node.child.err()).startsWith("andon: ").contains(" answer");
        node.child = processes.start(GatewayMain.class, List.of(), node.settings);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isReady(Node node, Rest rest) {
    try {
      return node.child.out().contains("andon ready: ")
          && rest.get("/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
