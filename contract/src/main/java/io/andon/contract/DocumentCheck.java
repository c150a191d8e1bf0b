package io.andon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with a document itself. */
final class DocumentCheck {
  private final Document document;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> referenced = new HashSet<>();

  DocumentCheck(Document document) {
    this.document = document;
  }

  List<String> faults() {
    faults.addAll(OpenApiSchema.faults(document.tree()));
    checkReferences(document.tree());
    checkNulls(document.root());
    if (faults.isEmpty()) {
      checkUnused();
      checkOperationIds();
      document.operations().forEach(this::checkPathParameters);
      checkExamples(document.root());
    }
    return faults;
  }

  private void checkReferences(JsonNode node) {
    if (node.path("$ref").isTextual()) {
      String ref = node.get("$ref").textValue();
      referenced.add(ref);
      if (!ref.startsWith("#/") || !new Spot(document.tree(), ref.substring(1)).exists()) {
        faults.add("%s leads nowhere".formatted(ref));
      }
    }
    node.forEach(this::checkReferences);
  }

  // OpenAPI has none but in examples: in YAML it is what a comma too many leaves behind
  private void checkNulls(Spot spot) {
    if (spot.node().isNull()) {
      faults.add(spot.pointer() + " has no value");
    }
    spot.below().stream()
        .filter(child -> !child.pointer().matches(".*/(examples?|default|enum|const)"))
        .forEach(this::checkNulls);
  }

  private void checkUnused() {
    Spot components = document.root().at("components");
    for (String kind : components.names()) {
      for (String name : components.at(kind).names()) {
        String ref = "#/components/%s/%s".formatted(kind, name);
        if (!referenced.contains(ref) && !isUsedByName(kind, name)) {
          faults.add(ref + " is not used");
        }
      }
    }
  }

  // what no reference leads to: schemes are named, and a 405 belongs to no operation
  private static boolean isUsedByName(String kind, String name) {
    return kind.equals("securitySchemes") || name.equals("MethodNotAllowed");
  }

  private void checkOperationIds() {
    Set<String> seen = new HashSet<>();
    for (Operation operation : document.operations()) {
      String id = operation.spot().text("operationId");
      if (id.isEmpty() || !seen.add(id)) {
        faults.add("%s has no operationId of its own".formatted(operation));
      }
    }
  }

  // a path may also have parameters for all its methods, which Swagger UI shows without resolving
  private void checkPathParameters(Operation operation) {
    Set<String> inPath = new TreeSet<>(operation.template().parameters());
    if (!operation.parameterNames("path").equals(inPath)) {
      faults.add(
          "%s documents the path parameters %s"
              .formatted(operation, operation.parameterNames("path")));
    }
  }

  /** Every example beside a schema must be what the schema says. */
  private void checkExamples(Spot spot) {
    if (spot.pointer().startsWith("/components/schemas")) {
      return;
    }
    Spot schema = spot.at("schema");
    if (schema.exists() && spot.at("example").exists()) {
      checkExample(schema, spot.at("example"));
    }
    if (schema.exists()) {
      spot.at("examples").all().forEach(example -> checkExample(schema, example.at("value")));
    }
    // a reference is looked at where it leads
    spot.below().forEach(this::checkExamples);
  }

  private void checkExample(Spot schema, Spot example) {
    document
        .schemas()
        .faults(schema, example.node())
        .forEach(fault -> faults.add("the example %s%s".formatted(example.pointer(), fault)));
  }
}
