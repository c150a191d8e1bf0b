package io.andon.gateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.metrics.Metrics;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.testing.TestGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final String KEY = "the key of the scraper";

  @Test
  void whereTheApiIsOneNeedsItsKeyOrTheAdminKey() {
    AccessSettings access = TestGateway.access(new Limits.Rates(0, 0, 2));
    AccessSettings withKey =
        new AccessSettings(
            new AccessSettings.Secrets(
                access.secrets().session(), Optional.empty(), Optional.of(KEY)),
            access.rates(),
            access.edge(),
            access.oidc());
    try (TestGateway gateway = new TestGateway(withKey)) {
      assertThat(status(gateway, "Authorization", "Bearer " + KEY)).isEqualTo(200);
      assertThat(status(gateway, "X-API-Key", TestGateway.ADMIN_KEY)).isEqualTo(200);
      assertThat(status(gateway, "X-API-Key", gateway.key(Scope.ADMIN))).isEqualTo(403);
      for (int refused : new int[] {401, 401, 429}) {
        assertThat(status(gateway, "Authorization", "Bearer wrong")).isEqualTo(refused);
      }
      assertThat(status(gateway, "Accept", "*/*")).isEqualTo(401);
      assertThat(status(gateway, "Authorization", "Bearer " + KEY)).isEqualTo(200);
    }
    try (TestGateway gateway = new TestGateway()) {
      assertThat(status(gateway, "Authorization", "Bearer " + KEY)).isEqualTo(401);
      assertThat(status(gateway, "X-API-Key", TestGateway.ADMIN_KEY)).isEqualTo(200);
    }
  }

  private static int status(TestGateway gateway, String header, String value) {
    return gateway.raw("GET", "/metrics", null, List.of(header, value)).status();
  }

  @Test
  void aPortOfItsOwnHasMetricsAndHealth_andNothingElse() throws Exception {
    assertThat(aside(Optional.empty(), "/metrics", "").statusCode()).isEqualTo(200);
    assertThat(aside(Optional.empty(), "/metrics", "").body()).contains("jvm_memory_used_bytes");
    assertThat(aside(Optional.empty(), "/health/live", "").statusCode()).isEqualTo(200);
    assertThat(aside(Optional.empty(), "/health/ready", "").statusCode()).isEqualTo(503);
    assertThat(aside(Optional.empty(), "/spaces", "").statusCode()).isEqualTo(404);
    assertThat(aside(Optional.empty(), "/spaces", "").body())
        .isEqualTo("{\"detail\":\"Not Found\"}");
    assertThat(aside(Optional.of(KEY), "/metrics", "").statusCode()).isEqualTo(401);
    assertThat(aside(Optional.of(KEY), "/metrics", KEY).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> aside(Optional<String> key, String path, String bearer)
      throws IOException, InterruptedException {
    try (Metrics metrics = new Metrics();
        ManagementServer server =
            ManagementServer.start(
                new HttpGateway.Address("127.0.0.1", 0, "ANDON_METRICS_PORT"),
                new SystemPages(
                    List::of, () -> List.of("starting"), new MetricsPage(metrics, key, true)));
        HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .header("Authorization", "Bearer " + bearer)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
