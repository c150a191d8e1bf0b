package io.andon.gateway.surface.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Json;
import java.util.List;
import java.util.function.Supplier;

/**
 * Fields of an incident that a vocabulary shows, or takes when one is opened, and that nobody can
 * change. A client may send back what it was shown; anything else is a change that would be lost.
 */
public final class FixedFields {
  private FixedFields() {}

  /**
   * Notes a mistake for each that is given and is not as shown.
   *
   * @param shown the incident as the vocabulary shows it, asked for only if any is given
   */
  public static void check(Fields fields, List<String> names, Supplier<Object> shown) {
    List<String> given = names.stream().filter(fields::has).toList();
    if (given.isEmpty()) {
      return;
    }
    JsonNode now = Json.read(Json.write(shown.get()));
    given.forEach(name -> fields.fixed(name, now.path(name)));
  }
}
