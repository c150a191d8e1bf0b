package io.andon.gateway;

import io.andon.gateway.settings.GatewaySettings;
import io.andon.topology.settings.StartupException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** {@code ./andon node}: one node of an Andon cluster. */
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print("Runs one node: gateway and topology.\n\n" + GatewaySettings.help());
      return;
    }
    try {
      run();
    } catch (StartupException e) {
      System.err.println("andon: " + e.getMessage());
      // whatever thread a client left behind must not keep the process
      System.exit(1);
    }
  }

  private static void run() {
    Node node =
        Node.start(GatewaySettings.from(System.getenv()), line -> System.out.println("  " + line));
    CompletableFuture<String> stopped = new CompletableFuture<>();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  node.close();
                  System.out.println("andon stopped");
                  stopped.complete("");
                },
                "shutdown"));
    node.adminKey().ifPresent(key -> System.out.println("admin key, shown only this once: " + key));
    System.out.println("andon ready: " + node.url());
    String failure = node.failed().applyToEither(stopped, reason -> reason).join();
    if (!failure.isEmpty()) {
      System.err.println("andon: " + failure);
      System.exit(1);
    }
  }
}
