package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The JSON Schemas of one document. */
final class Schemas {
  /** Says of an enum that its words are read in any case. */
  private static final String ANY_CASE = "x-any-case";

  private static final String UNEVALUATED = "unevaluatedProperties";

  private final String iri;
  private final JsonNode tree;
  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private Schemas(String iri, JsonNode tree, SchemaRegistry registry) {
    this.iri = iri;
    this.tree = tree;
    this.registry = registry;
  }

  static Schemas of(String document, JsonNode tree) {
    String iri = "https://andon.invalid/openapi/" + document;
    JsonNode prepared = tree.deepCopy();
    prepare(prepared, iri);
    return new Schemas(
        iri,
        prepared,
        SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder ->
                builder
                    .schemas(Map.of(iri, prepared.toString()))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())));
  }

  // references become absolute, so that any part of the document can be a schema of its own
  private static void prepare(JsonNode node, String iri) {
    if (node instanceof ObjectNode object) {
      String ref = object.path("$ref").asText();
      if (ref.startsWith("#")) {
        object.put("$ref", iri + ref);
      }
      if (object.path(ANY_CASE).asBoolean() && object.get("enum") instanceof ArrayNode words) {
        object.remove(List.of("enum", ANY_CASE));
        object.put("pattern", anyOf(words));
      }
    }
    node.forEach(child -> prepare(child, iri));
  }

  private static String anyOf(ArrayNode words) {
    return StreamSupport.stream(words.spliterator(), false)
        .map(word -> Pattern.quote(word.asText()))
        .collect(Collectors.joining("|", "(?iu)^\\s*(?:", ")\\s*$"));
  }

  /** What is wrong with a value, each with the JSON pointer at fault; empty: nothing. */
  List<String> faults(Spot schema, JsonNode value) {
    List<Error> errors = compiled.computeIfAbsent(schema.pointer(), this::compile).validate(value);
    List<Error> plain =
        errors.stream().filter(error -> !error.getKeyword().equals(UNEVALUATED)).toList();
    // beside any other error nothing counts as evaluated: of no use to the reader
    return (plain.isEmpty() ? errors : plain).stream().map(Schemas::inOneLine).distinct().toList();
  }

  private Schema compile(String pointer) {
    return registry.getSchema(
        SchemaLocation.of(iri + "/at/" + URLEncoder.encode(pointer, UTF_8)), tree.at(pointer));
  }

  private static String inOneLine(Error error) {
    return "%s: %s".formatted(error.getInstanceLocation(), error.getMessage());
  }
}
