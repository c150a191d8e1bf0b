package io.andon.gateway.surface.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class OpenApiPagesTest {
  private static final TestGateway GATEWAY = new TestGateway();
  static final List<String> NAMES = OpenApiPages.DOCUMENTS;

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  private static Answer get(String path) {
    return GATEWAY.raw("GET", path, null, List.of());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void servesEveryDocument_andThePageLeadsToIt(String name) {
    Answer document = get("/openapi/" + name + ".yaml");

    assertThat(document.status()).isEqualTo(200);
    assertThat(document.header("Content-Type")).startsWith("application/yaml");
    assertThat(document.text()).startsWith("openapi: 3.1.0\n");
    assertThat(get("/openapi").text()).contains("?document=" + name);
  }

  @Test
  void thePageHasAllItNeeds_fromHereAndNowhereElse() {
    Answer page = get("/openapi");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    List<String> needed =
        Pattern.compile("(?:src|href)=\"([^\"?]+)\"")
            .matcher(page.text())
            .results()
            .map(match -> match.group(1))
            .filter(address -> !address.equals("data:,"))
            .toList();
    assertThat(needed)
        .contains("/openapi/swagger-ui-bundle.js", "/openapi/page.js")
        .allSatisfy(address -> assertThat(get(address).status()).isEqualTo(200));
  }

  @Test
  void thePageMayRunNothingElse() {
    assertThat(get("/openapi").header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval", "http:", "https:");
    assertThat(get("/openapi").text()).doesNotContain("<script>", "onload=");
  }

  @Test
  void theSignpostNamesIt() {
    assertThat(get("/").at("/links/openapi")).isEqualTo("/openapi");
  }
}
