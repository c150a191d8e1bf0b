package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** OpenAPI's own JSON Schema of a document, the schemas within it included. */
final class OpenApiSchema {
  private static final String OAS = "https://spec.openapis.org/oas/3.1/";
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemas(
                      Map.of(
                          OAS + "schema/2022-10-07", resource("schema.json"),
                          OAS + "schema-base/2022-10-07", resource("schema-base.json"),
                          OAS + "dialect/base", resource("dialect.json"),
                          OAS + "meta/base", resource("meta.json"))))
          .getSchema(SchemaLocation.of(OAS + "schema-base/2022-10-07"));

  private OpenApiSchema() {}

  private static String resource(String name) {
    try (InputStream in = OpenApiSchema.class.getResourceAsStream("oas/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource oas/" + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Why this is no OpenAPI 3.1 document, each with the JSON pointer at fault. */
  static List<String> faults(JsonNode document) {
    return SCHEMA.validate(document).stream()
        .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
        .toList();
  }
}
