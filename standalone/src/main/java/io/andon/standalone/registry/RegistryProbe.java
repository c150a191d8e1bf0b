package io.andon.standalone.registry;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry whether it is ready, and sets its rule. Uses the JDK's old HTTP client, which
 * starts no threads.
 */
final class RegistryProbe {
  static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final int TIMEOUT_MS = 2_000;

  private final URI health;
  private final URI compatibility;

  RegistryProbe(String host, int port, int managementPort) {
    this.health = URI.create("http://127.0.0.1:%d/health/ready".formatted(managementPort));
    String authority = host.contains(":") ? "[" + host + "]" : host;
    this.compatibility =
        URI.create("http://%s:%d%s/config".formatted(authority, port, CONFLUENT_API));
  }

  boolean ready() {
    try {
      call(health, "GET", null);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Leaves a rule alone that somebody has chosen. */
  void requireBackwardCompatibility() {
    try {
      if (call(compatibility, "GET", null).contains("\"NONE\"")) {
        call(compatibility, "PUT", "{\"compatibility\":\"BACKWARD\"}");
      }
    } catch (IOException e) {
      throw new StartupException(
          "the schema registry refused its compatibility rule: " + e.getMessage(), e);
    }
  }

  private static String call(URI uri, String method, @Nullable String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    connection.setRequestMethod(method);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/vnd.schemaregistry.v1+json");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    // Throws for an error status.
    try (InputStream reply = connection.getInputStream()) {
      return new String(reply.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
