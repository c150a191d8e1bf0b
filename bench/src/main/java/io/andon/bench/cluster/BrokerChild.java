package io.andon.bench.cluster;

import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;

/**
 * The main class of the child process: a broker, in the folder named by the only argument, for as
 * long as its parent lives; the folder goes with it. Says where it listens in one line on standard
 * output.
 */
final class BrokerChild {
  static final String READY = "broker ready: ";

  private BrokerChild() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    ParentWatch.start(() -> TemporaryFolder.remove(folder));
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
    System.out.println(READY + broker.bootstrapServers());
  }
}
