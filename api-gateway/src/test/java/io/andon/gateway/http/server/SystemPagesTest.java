package io.andon.gateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemPagesTest {
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer get(String path) {
    return gateway.raw("GET", path, null, List.of());
  }

  @Test
  void saysWhyItIsNotReady() {
    assertThat(get("/health/ready").status()).isEqualTo(200);
    gateway.notReady.add("state is moving");

    Answer answer = get("/health/ready");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("/reasons/0")).isEqualTo("state is moving");
    assertThat(get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void theRootPointsOn() {
    assertThat(get("/").json().at("/links/ready").asText()).isEqualTo("/health/ready");
  }

  @Test
  void countsByRouteNotByPath() {
    String key = gateway.key();
    gateway.get("/spaces/plant/incidents/one");
    gateway.get("/spaces/plant/incidents/two");
    gateway.get("/no/such/path");
    gateway.sendAs(key, "GET", "/spaces/plant/incidents", null);
    gateway.send("POST", "/spaces/plant/incidents/x/resolve", null);

    Answer answer = gateway.get("/metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text())
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"/spaces/{slug}/incidents/{id}\"} 2",
            "uri=\"unknown\"",
            "andon_command_seconds_count{command=\"EditIncident\"",
            "jvm_memory_used_bytes")
        .doesNotContain("/no/such/path", key.substring(key.lastIndexOf('_')));
    answer
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                assertThat(line)
                    .matches(
                        "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_]\\w*=\"([^\"\\\\]|\\\\.)*\",?)*})?"
                            + " (NaN|[+-]Inf|[-0-9.eE+]+)"));
  }
}
