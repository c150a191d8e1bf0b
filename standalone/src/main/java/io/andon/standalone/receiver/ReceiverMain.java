package io.andon.standalone.receiver;

import io.andon.topology.settings.StartupException;
import java.time.Clock;
import java.util.Map;

/** {@code ./andon receiver}: runs until it is stopped. */
public final class ReceiverMain {
  private static final String PORT = "ANDON_RECEIVER_PORT";
  private static final String SECRET = "ANDON_RECEIVER_SECRET";
  private static final int STANDARD_PORT = 7171;

  private ReceiverMain() {}

  public static void main(String[] args) {
    try {
      Map<String, String> environment = System.getenv();
      Receiver receiver =
          Receiver.start(
              port(environment), new Verifier(secret(environment)), Clock.systemUTC(), System.out);
      System.out.println("receiving on " + receiver.url());
    } catch (StartupException e) {
      System.err.println("andon: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int port(Map<String, String> environment) {
    String text = environment.getOrDefault(PORT, "").strip();
    try {
      int port = text.isEmpty() ? STANDARD_PORT : Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new StartupException(
        PORT + " must be a whole number from 0 to 65535, but is '" + text + "'");
  }

  private static String secret(Map<String, String> environment) {
    String secret = environment.getOrDefault(SECRET, "").strip();
    if (secret.isEmpty()) {
      throw new StartupException(
          SECRET + " must be the secret that was answered when the webhook was made");
    }
    return secret;
  }
}
