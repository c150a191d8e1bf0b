package io.andon.standalone;

import org.apache.kafka.common.utils.Exit;

/** The broker ends its process when it cannot go on (a full disk); this says so to the operator. */
final class BrokerFaults {
  private BrokerFaults() {}

  static void report(Lifecycle lifecycle) {
    Exit.Procedure procedure =
        (status, message) -> {
          lifecycle.complain("the Kafka broker failed, see the log in " + lifecycle.logs());
          Runtime.getRuntime().halt(1);
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }
}
