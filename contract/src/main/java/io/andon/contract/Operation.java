package io.andon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One method of one path, as a document describes it. */
public final class Operation {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "patch", "trace");

  private final Document document;
  private final PathTemplate path;
  private final Spot spot;

  private Operation(Document document, PathTemplate path, Spot spot) {
    this.document = document;
    this.path = path;
    this.spot = spot;
  }

  static List<Operation> of(Document document, String path) {
    Spot item = document.root().at("paths", path);
    return METHODS.stream()
        .filter(method -> item.at(method).exists())
        .map(method -> new Operation(document, new PathTemplate(path), item.at(method)))
        .toList();
  }

  /** In capitals. */
  public String method() {
    return spot.pointer().substring(spot.pointer().lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
  }

  /** With parameters in braces. */
  public String path() {
    return path.text();
  }

  /** {@code GET /spaces/{slug}}. */
  @Override
  public String toString() {
    return method() + ' ' + path();
  }

  public Document document() {
    return document;
  }

  /** The permissions of which a caller needs one; none: any caller will do, or nobody at all. */
  public Set<String> anyOfScopes() {
    Set<String> scopes = new TreeSet<>();
    for (JsonNode alternative : security()) {
      alternative.forEach(words -> words.forEach(word -> scopes.add(word.asText())));
    }
    return scopes;
  }

  /** Whether it needs no credential. */
  public boolean isPublic() {
    return security().isEmpty();
  }

  private JsonNode security() {
    return spot.node().path("security");
  }

  /** Names of the parameters at a place such as {@code query}. */
  public Set<String> parameterNames(String in) {
    Set<String> names = new TreeSet<>();
    parameters().stream()
        .filter(parameter -> parameter.text("in").equals(in))
        .forEach(parameter -> names.add(parameter.text("name")));
    return names;
  }

  /** Names of the headers an answer may have; none for a status that is not documented. */
  public Set<String> responseHeaders(String status) {
    return new TreeSet<>(response(status).at("headers").names());
  }

  /** Whether it takes a body. */
  public boolean hasBody() {
    return spot.at("requestBody").exists();
  }

  /** The documented statuses. */
  public Set<String> statuses() {
    return new TreeSet<>(spot.at("responses").names());
  }

  PathTemplate template() {
    return path;
  }

  Spot spot() {
    return spot;
  }

  Spot response(String status) {
    return spot.at("responses", status);
  }

  List<Spot> parameters() {
    return spot.at("parameters").all();
  }
}
