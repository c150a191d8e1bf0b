package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds a request that was served against what its operation documents: the document must not
 * promise less than the code takes.
 */
final class RequestCheck {
  private final Operation operation;
  private final Exchange.Request request;
  private final boolean served;

  RequestCheck(Operation operation, Exchange exchange) {
    this.operation = operation;
    this.request = exchange.request();
    this.served = exchange.response().success();
  }

  /** None for a request that was refused: it may be as wrong as it likes. */
  List<String> faults() {
    if (!served) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    for (Spot parameter : operation.parameters()) {
      faults.addAll(parameterFaults(parameter));
    }
    faults.addAll(bodyFaults());
    return faults;
  }

  private List<String> parameterFaults(Spot parameter) {
    String where = "the request's %s %s".formatted(parameter.text("in"), parameter.text("name"));
    Optional<String> value = value(parameter.text("in"), parameter.text("name"));
    if (value.isEmpty()) {
      return parameter.node().path("required").asBoolean()
          ? List.of(where + ": is documented as required, but works without")
          : List.of();
    }
    Spot schema = parameter.at("schema");
    return schemas().faults(schema, Values.plain(schema, value.get())).stream()
        .map(fault -> "%s%s (%s)".formatted(where, fault, value.get()))
        .toList();
  }

  private Optional<String> value(String in, String name) {
    return switch (in) {
      case "path" -> operation.template().match(request.path()).map(path -> path.get(name));
      case "query" -> query(name);
      case "header" -> request.header(name);
      default -> throw new IllegalStateException("parameters in " + in + " are not checked");
    };
  }

  // as the gateway reads them: the first counts, and an empty one is absent
  private Optional<String> query(String name) {
    return Arrays.stream(request.query().split("&", -1))
        .map(pair -> (pair + '=').split("=", -1))
        .filter(pair -> decoded(pair[0]).equals(name))
        .map(pair -> decoded(pair[1]))
        .findFirst()
        .filter(value -> !value.isEmpty());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private List<String> bodyFaults() {
    Spot body = operation.spot().at("requestBody");
    if (request.body().length == 0) {
      return body.node().path("required").asBoolean()
          ? List.of("the request's body: is documented as required, but works without")
          : List.of();
    }
    if (!body.exists()) {
      // nobody reads it
      return List.of();
    }
    return Values.json(request.body())
        .map(json -> schemas().faults(body.at("content", "application/json", "schema"), json))
        .orElseGet(() -> List.of(": is no JSON, but works"))
        .stream()
        .map(fault -> "the request's body " + fault)
        .toList();
  }

  private Schemas schemas() {
    return operation.document().schemas();
  }
}
