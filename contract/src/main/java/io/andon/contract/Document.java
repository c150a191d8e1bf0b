package io.andon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One OpenAPI document. */
public final class Document {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String name;
  private final JsonNode tree;
  private final Spot root;
  private final Schemas schemas;
  private final List<Operation> operations;

  private Document(String name, JsonNode tree) {
    this.name = name;
    this.tree = tree;
    this.root = Spot.rootOf(tree);
    this.schemas = Schemas.of(name, tree);
    this.operations =
        root.at("paths").names().stream()
            .flatMap(path -> Operation.of(this, path).stream())
            .toList();
  }

  /** The document {@code /openapi/<name>.yaml} of the class path. */
  static Document read(String name) {
    try (InputStream in = Document.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no /openapi/%s.yaml on the class path".formatted(name));
      }
      return new Document(name, YAML.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  public String name() {
    return name;
  }

  public List<Operation> operations() {
    return operations;
  }

  /** What a kind of component such as {@code headers} holds, by name. */
  public Map<String, JsonNode> components(String kind) {
    Spot components = root.at("components", kind);
    Map<String, JsonNode> byName = new TreeMap<>();
    components.names().forEach(name -> byName.put(name, components.at(name).node()));
    return byName;
  }

  /** What is wrong with the document itself, one line each. */
  public List<String> faults() {
    return new DocumentCheck(this).faults();
  }

  /** As it was written. */
  JsonNode tree() {
    return tree;
  }

  Spot root() {
    return root;
  }

  Schemas schemas() {
    return schemas;
  }

  @Override
  public String toString() {
    return name;
  }
}
