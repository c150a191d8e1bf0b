package io.andon.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A place in a document. Nothing at all may be there. */
record Spot(JsonNode root, String pointer) {
  static Spot rootOf(JsonNode document) {
    return new Spot(document, "");
  }

  JsonNode node() {
    return root.at(JsonPointer.compile(pointer));
  }

  boolean exists() {
    return !node().isMissingNode();
  }

  /** The place below this one, and where it leads when it is a reference and nothing else. */
  Spot at(String... names) {
    Spot spot = this;
    for (String name : names) {
      spot = spot.step(name).followed();
    }
    return spot;
  }

  private Spot step(String name) {
    return new Spot(root, pointer + '/' + name.replace("~", "~0").replace("/", "~1"));
  }

  private Spot followed() {
    Spot spot = this;
    while (spot.node().size() == 1 && spot.node().path("$ref").isTextual()) {
      spot = new Spot(root, spot.node().get("$ref").textValue().replaceFirst("^[^#]*#", ""));
    }
    return spot;
  }

  /** Names of what is below this place. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node().fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What is below this place, references followed. */
  List<Spot> all() {
    return below().stream().map(Spot::followed).toList();
  }

  /** What is written below this place, references being themselves. */
  List<Spot> below() {
    if (node().isObject()) {
      return names().stream().map(this::step).toList();
    }
    return IntStream.range(0, node().size())
        .mapToObj(index -> step(Integer.toString(index)))
        .toList();
  }

  String text(String name) {
    return node().path(name).asText();
  }
}
