package io.andon.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every route makes of parameters that it does not take. */
class ParametersTest {
  private static final TestGateway GATEWAY = new TestGateway();

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  static List<Route> routes() {
    return GATEWAY.routes();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anUnknownParameterIsRefusedByName(Route route) {
    int before = GATEWAY.done();

    for (String query : List.of("stauts=open", "stauts", "stauts=&stauts=", "Limit=5&stauts=5")) {
      Answer answer = ask(route, query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.text()).contains("stauts");
    }
    assertThat(GATEWAY.done()).isEqualTo(before);
  }

  static Stream<Arguments> parameters() {
    return routes().stream()
        .flatMap(
            route ->
                route.parameters().names().stream().map(name -> Arguments.arguments(route, name)));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterIsGivenOnce(Route route, String name) {
    Answer answer = ask(route, name + "=1&" + name + "=2");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(name);
  }

  private static Answer ask(Route route, String query) {
    String path = route.pattern().replace("{slug}", "plant").replaceAll("\\{[^}]*}", "1");
    boolean body = route.method() != HandlerType.GET && route.method() != HandlerType.DELETE;
    return GATEWAY.send(
        route.method().name(),
        path + '?' + query,
        body ? "{}" : null,
        "Andon-Space",
        "plant",
        "Sec-Fetch-Site",
        "same-origin");
  }
}
