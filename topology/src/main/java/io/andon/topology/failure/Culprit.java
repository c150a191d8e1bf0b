package io.andon.topology.failure;

import io.andon.schema.serde.RegistryUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells an exception that a record may be at fault for from trouble that passes. */
final class Culprit {
  private Culprit() {}

  /**
   * Whether the record may be the cause. Kafka, the registry and the disk may be away for as long
   * as they like: records wait for them and are never parked.
   */
  static boolean mayBeTheRecord(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailableException) {
        return false;
      }
      if (cause instanceof RecordTooLargeException || cause instanceof SerializationException) {
        return true;
      }
    }
    return switch (root(thrown)) {
      case KafkaException unavailable -> false;
      case StackOverflowError deep -> true;
      case VirtualMachineError exhausted -> false;
      case RuntimeException bug -> true;
      case Error bug -> true;
      default -> false; // checked ones come from files and sockets
    };
  }

  /** What began it. */
  static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  /** The cause in one short line. */
  static String line(Throwable thrown) {
    String text = String.valueOf(root(thrown)).lines().findFirst().orElse("");
    return text.length() <= 500 ? text : text.substring(0, 500);
  }
}
