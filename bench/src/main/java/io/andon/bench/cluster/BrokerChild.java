package io.andon.bench.cluster;

import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The main class of the child process: a broker, in the folder named by the only argument, for as
 * long as its parent lives. Says where it listens in one line on standard output.
 *
 * <p>The parent holds the other end of this process's standard input. However the parent ends, by
 * {@code kill -9} too, the system closes that end, and the end of the stream ends the child and its
 * data.
 */
final class BrokerChild {
  static final String READY = "broker ready: ";

  private BrokerChild() {}

  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "io/andon/bench/logback.xml");
    Path folder = Path.of(args[0]);
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWithParent(folder));
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
    System.out.println(READY + broker.bootstrapServers());
  }

  /** Halts: an orderly end would write to disk what is removed a moment later. */
  private static void endWithParent(Path folder) {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      // a broken pipe says the same as its end
    }
    TemporaryFolder.remove(folder);
    Runtime.getRuntime().halt(0);
  }
}
