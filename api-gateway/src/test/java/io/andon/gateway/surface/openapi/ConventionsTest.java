package io.andon.gateway.surface.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.contract.Contract;
import io.andon.contract.Document;
import io.andon.contract.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all documents have in common. */
class ConventionsTest {
  private static final Contract CONTRACT = Contract.of(OpenApiPages.DOCUMENTS);

  static List<Operation> operations() {
    return CONTRACT.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyAnswerNamesItsRequest(Operation operation) {
    assertThat(operation.statuses())
        .isNotEmpty()
        .allSatisfy(
            status -> assertThat(operation.responseHeaders(status)).contains("X-Request-Id"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aCallerMayBeUnknownOrTooFast(Operation operation) {
    if (!operation.isPublic()) {
      assertThat(operation.statuses()).contains("401", "429", "503");
    }
    if (!operation.anyOfScopes().isEmpty()) {
      assertThat(operation.statuses()).contains("403", "404");
    }
  }

  /** But for the health of the node: probes are asked with whatever their platform appends. */
  @ParameterizedTest
  @MethodSource("operations")
  void aParameterMayBeUnknown(Operation operation) {
    if (!operation.path().startsWith("/health/")) {
      assertThat(operation.statuses()).contains("400");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyMayBeUnreadable(Operation operation) {
    if (operation.hasBody()) {
      assertThat(operation.statuses()).contains("400", "413", "415");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyPostTakesAnIdempotencyKey(Operation operation) {
    if (operation.method().equals("POST") && !operation.isPublic()) {
      assertThat(operation.parameterNames("header")).contains("Idempotency-Key");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoTakesACursorGivesOne_andTakesALimit(Operation operation) {
    assertThat(operation.parameterNames("query").contains("cursor"))
        .isEqualTo(operation.parameterNames("query").contains("limit"));
    assertThat(operation.responseHeaders("200").contains("Link"))
        .isEqualTo(operation.parameterNames("query").contains("cursor"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoTakesAVersionGivesOne(Operation operation) {
    assertThat(operation.statuses().contains("412"))
        .isEqualTo(operation.parameterNames("header").contains("If-Match"));
    assertThat(operation.statuses().contains("304"))
        .isEqualTo(operation.parameterNames("header").contains("If-None-Match"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"headers", "securitySchemes"})
  void sharedComponentsAreTheSameEverywhere(String kind) {
    Map<String, JsonNode> first = new HashMap<>();
    for (Document document : CONTRACT.documents()) {
      document
          .components(kind)
          .forEach(
              (name, component) ->
                  assertThat(component)
                      .as("%s of %s", name, document)
                      .isEqualTo(first.computeIfAbsent(name, key -> component)));
    }
    assertThat(first).isNotEmpty();
  }
}
