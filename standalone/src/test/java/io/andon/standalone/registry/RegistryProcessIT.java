package io.andon.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProcessIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir Path folder;

  @Test
  void keepsWhatItAnswered_whenKilledRightAfter() throws Exception {
    String id;
    try (RegistryProcess registry =
        RegistryProcess.start(RegistrySettings.local(folder)).awaitReady(PATIENCE)) {
      assertThat(get(registry, "/config")).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
      id = post(registry, "/subjects/line-value/versions");
      ProcessHandle.of(registry.pid()).orElseThrow().destroyForcibly();

      assertThat(registry.crashed().get(10, TimeUnit.SECONDS))
          .contains("ended with exit code 137", "registry.log");
    }
    try (RegistryProcess registry =
        RegistryProcess.start(RegistrySettings.local(folder)).awaitReady(PATIENCE)) {
      assertThat(get(registry, "/subjects")).isEqualTo("[\"line-value\"]");
      assertThat(post(registry, "/subjects/line-value/versions")).isEqualTo(id);
    }
  }

  @Test
  void leavesNoProcess_whenClosedBeforeItIsReady() {
    ProcessHandle child;
    try (RegistryProcess registry = RegistryProcess.start(RegistrySettings.local(folder))) {
      child = ProcessHandle.of(registry.pid()).orElseThrow();
    }
    assertThat(child.isAlive()).isFalse();
  }

  private static String get(RegistryProcess registry, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
  }

  private static String post(RegistryProcess registry, String path) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString(SCHEMA))
            .build());
  }

  private static String send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
