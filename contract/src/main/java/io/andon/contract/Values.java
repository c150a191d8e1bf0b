package io.andon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** What travels as text, as the JSON it means. */
final class Values {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Values() {}

  /** A header or a parameter; numbers stay texts where the schema wants texts. */
  static JsonNode plain(Spot schema, String text) {
    boolean whole = schema.text("type").equals("integer") && text.matches("[+-]?[0-9]+");
    return whole ? BigIntegerNode.valueOf(new BigInteger(text)) : TextNode.valueOf(text);
  }

  /** A body; empty when it is no JSON. */
  static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  /** {@code application/json} of {@code Application/JSON; charset=utf-8}. */
  static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }
}
