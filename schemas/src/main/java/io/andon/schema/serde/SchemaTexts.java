package io.andon.schema.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Turns the schema of a generated class into the one to register. */
final class SchemaTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaTexts() {}

  /**
   * The same schema without the hint that its strings are Java strings, as Confluent's serde does.
   */
  static Schema withoutJavaStrings(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      strip(tree);
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro printed a schema that is not JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(SchemaTexts::strip);
  }
}
