package io.andon.bench.cluster;

import io.andon.gateway.GatewayMain;

/** The main class of the child process: what {@code ./andon node} runs, while its parent lives. */
final class NodeChild {
  /** What the node itself says when it serves. */
  static final String READY = "andon ready: ";

  private NodeChild() {}

  public static void main(String[] args) {
    ParentWatch.start(() -> {});
    GatewayMain.main(args);
  }
}
