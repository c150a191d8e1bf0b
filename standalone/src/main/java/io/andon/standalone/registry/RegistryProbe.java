package io.andon.standalone.registry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks the registry whether it is ready, with the JDK's old HTTP client, which starts no threads.
 */
final class RegistryProbe {
  private static final int TIMEOUT_MS = 2_000;

  private final URI health;

  RegistryProbe(int managementPort) {
    this.health = URI.create("http://127.0.0.1:%d/health/ready".formatted(managementPort));
  }

  boolean ready() {
    try {
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
