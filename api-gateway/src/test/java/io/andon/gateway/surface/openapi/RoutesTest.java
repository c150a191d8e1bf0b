package io.andon.gateway.surface.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.contract.Contract;
import io.andon.contract.Operation;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.http.Route;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is documented is served and what is served is documented. */
class RoutesTest {
  private static final TestGateway GATEWAY = new TestGateway();
  private static final List<Operation> OPERATIONS =
      Contract.of(OpenApiPages.DOCUMENTS).operations();

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @Test
  void everyRouteIsInOneDocument() {
    List<String> documented = OPERATIONS.stream().map(Operation::toString).toList();

    assertThat(GATEWAY.routes())
        .isNotEmpty()
        .allSatisfy(route -> assertThat(documented).containsOnlyOnce(name(route)));
  }

  private static String name(Route route) {
    return route.method() + " " + route.pattern();
  }

  @Test
  void everyOperationIsServed() {
    Set<String> notServed =
        OPERATIONS.stream()
            .filter(operation -> !isServed(operation))
            .map(Operation::toString)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(notServed).isEmpty();
  }

  // asked without a credential: whatever is served says 401 before it looks for anything
  private static boolean isServed(Operation operation) {
    String path = operation.path().replaceAll("\\{[^}]*}", "1");
    int status = GATEWAY.unchecked(operation.method(), path).status();
    return status != 404 && status != 405;
  }

  @Test
  void everyRouteNeedsTheDocumentedScopes() {
    assertThat(GATEWAY.routes())
        .allSatisfy(
            route ->
                assertThat(documentedScopes(route))
                    .as(name(route))
                    .containsExactlyInAnyOrderElementsOf(
                        route.access().anyOf().stream().map(Scope::word).toList()));
  }

  @Test
  void everyRouteTakesTheDocumentedParameters() {
    assertThat(GATEWAY.routes())
        .allSatisfy(
            route ->
                assertThat(documentedParameters(route))
                    .as(name(route))
                    .containsExactlyInAnyOrderElementsOf(route.parameters().names()));
  }

  private static Set<String> documentedParameters(Route route) {
    return OPERATIONS.stream()
        .filter(operation -> operation.toString().equals(name(route)))
        .flatMap(operation -> operation.parameterNames("query").stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> documentedScopes(Route route) {
    return OPERATIONS.stream()
        .filter(operation -> operation.toString().equals(name(route)))
        .flatMap(operation -> operation.anyOfScopes().stream())
        .collect(Collectors.toSet());
  }
}
