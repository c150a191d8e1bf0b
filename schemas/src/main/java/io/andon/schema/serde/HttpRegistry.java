package io.andon.schema.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A registry that speaks Confluent's protocol, at whatever url: Confluent's own, Apicurio,
 * Karapace.
 */
final class HttpRegistry implements Registry {
  private final RegistryHttp http;

  HttpRegistry(RegistrySettings settings) {
    this.http = new RegistryHttp(settings);
  }

  @Override
  public int register(String subject, Schema schema, boolean normalize) {
    String what = "register schema %s under subject %s".formatted(schema.getFullName(), subject);
    String path = "/subjects/" + encode(subject) + "/versions" + query(normalize);
    return id(ok(path, schema, what), what);
  }

  @Override
  public int lookup(String subject, Schema schema, boolean normalize) {
    String what = "find schema %s under subject %s".formatted(schema.getFullName(), subject);
    return id(ok("/subjects/" + encode(subject) + query(normalize), schema, what), what);
  }

  @Override
  public Schema byId(int id) {
    String what = "find the schema with id " + id;
    return parse(ok("/schemas/ids/" + id, null, what), what);
  }

  @Override
  public Numbered latest(String subject) {
    String what = "find the latest schema of subject " + subject;
    JsonNode body = ok("/subjects/" + encode(subject) + "/versions/latest", null, what);
    return new Numbered(id(body, what), parse(body, what));
  }

  private JsonNode ok(String path, @Nullable Schema schema, String what) {
    JsonNode body =
        schema == null
            ? null
            : JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    RegistryHttp.Answer answer = http.ask(path, body, what);
    if (answer.isOk()) {
      return answer.body();
    }
    String message =
        "The schema registry %s did not %s: %s".formatted(answer.url(), what, answer.error());
    if (answer.isRefusal()) {
      throw new SerializationException(message);
    }
    // credentials, a proxy, a wrong path: the record is not to blame
    throw new RegistryUnavailableException(message, null);
  }

  private static int id(JsonNode body, String what) {
    JsonNode id = body.path("id");
    if (!id.isInt()) {
      throw new SerializationException("Asked to " + what + ", the registry named no id: " + body);
    }
    return id.intValue();
  }

  private Schema parse(JsonNode body, String what) {
    String kind = body.path("schemaType").asText("AVRO");
    if (!kind.equals("AVRO")) {
      throw new SerializationException("Asked to " + what + ", the registry sent " + kind);
    }
    Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    try {
      addReferences(body, parser);
      return parser.parse(body.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new SerializationException(
          "Asked to " + what + ", the registry sent what is no Avro schema: " + e.getMessage(), e);
    }
  }

  /**
   * Schemas that other producers registered may name types that live under subjects of their own.
   */
  private void addReferences(JsonNode body, Schema.Parser parser) {
    for (JsonNode reference : body.path("references")) {
      if (parser.getTypes().containsKey(reference.path("name").asText())) {
        continue;
      }
      String subject = reference.path("subject").asText();
      int version = reference.path("version").asInt();
      JsonNode referred =
          ok(
              "/subjects/" + encode(subject) + "/versions/" + version,
              null,
              "find version %d of subject %s".formatted(version, subject));
      addReferences(referred, parser);
      parser.parse(referred.path("schema").asText());
    }
  }

  private static String query(boolean normalize) {
    return normalize ? "?normalize=true" : "";
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}
