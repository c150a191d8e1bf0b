package io.andon.contract;

import java.util.ArrayList;
import java.util.List;

/** Holds an answer against what its operation documents. */
final class ResponseCheck {
  private final Document document;
  private final Spot response;
  private final String undocumented;
  private final Exchange exchange;

  ResponseCheck(Operation operation, Exchange exchange) {
    this.document = operation.document();
    this.response = operation.response(Integer.toString(exchange.response().status()));
    this.undocumented =
        "%s documents only the statuses %s".formatted(operation, operation.statuses());
    this.exchange = exchange;
  }

  private ResponseCheck(Document document, Spot response, Exchange exchange) {
    this.document = document;
    this.response = response;
    this.undocumented = "components/responses/MethodNotAllowed is missing";
    this.exchange = exchange;
  }

  /** Of a 405, which belongs to no operation. */
  static List<String> notAllowedFaults(Document document, Exchange exchange) {
    Spot response = document.root().at("components", "responses", "MethodNotAllowed");
    return new ResponseCheck(document, response, exchange).faults();
  }

  List<String> faults() {
    if (!response.exists()) {
      return List.of(undocumented);
    }
    List<String> faults = new ArrayList<>();
    for (String name : response.at("headers").names()) {
      faults.addAll(headerFaults(name, response.at("headers", name)));
    }
    faults.addAll(exchange.request().method().equals("HEAD") ? headFaults() : bodyFaults());
    return faults;
  }

  private List<String> headerFaults(String name, Spot header) {
    return exchange
        .response()
        .header(name)
        .map(value -> valueFaults("header " + name, header.at("schema"), value))
        .orElseGet(
            () ->
                header.node().path("required").asBoolean()
                    ? List.of("header %s: is missing".formatted(name))
                    : List.of());
  }

  private List<String> valueFaults(String where, Spot schema, String value) {
    return document.schemas().faults(schema, Values.plain(schema, value)).stream()
        .map(fault -> "%s%s (%s)".formatted(where, fault, value))
        .toList();
  }

  private List<String> headFaults() {
    return exchange.response().body().length == 0
        ? List.of()
        : List.of("the answer to a HEAD has a body");
  }

  private List<String> bodyFaults() {
    byte[] body = exchange.response().body();
    Spot content = response.at("content");
    if (!content.exists()) {
      return body.length == 0 ? List.of() : List.of("body: there should be none");
    }
    String type = Values.mediaType(exchange.response().header("Content-Type").orElse(""));
    if (!content.names().contains(type)) {
      return List.of("header Content-Type: '%s' is not of %s".formatted(type, content.names()));
    }
    return Values.isJson(type) ? jsonFaults(content.at(type, "schema"), body) : List.of();
  }

  private List<String> jsonFaults(Spot schema, byte[] body) {
    return Values.json(body)
        .map(
            json ->
                document.schemas().faults(schema, json).stream()
                    .map(fault -> "body " + fault)
                    .toList())
        .orElseGet(() -> List.of("body: is no JSON"));
  }
}
