package io.andon.standalone;

import io.andon.standalone.settings.StandaloneSettings;
import java.util.concurrent.CompletableFuture;

/** Starts the product, gateway and topology, in this process. */
@FunctionalInterface
public interface NodeLauncher {
  /**
   * Returns when requests are served.
   *
   * @throws io.andon.topology.settings.StartupException when it cannot start
   */
  Node launch(StandaloneSettings settings, Backbone backbone);

  /** A node that serves requests. */
  interface Node extends AutoCloseable {
    /** Where it serves them. */
    String url();

    /** Completes with one line for the operator when the node cannot go on. */
    CompletableFuture<String> failed();

    @Override
    void close();
  }
}
