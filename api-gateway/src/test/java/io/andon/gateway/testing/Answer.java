package io.andon.gateway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What came back. */
public record Answer(HttpResponse<String> response) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public String text() {
    return response.body();
  }

  public JsonNode json() {
    try {
      return MAPPER.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text(), e);
    }
  }

  /** A value deep in the body, by JSON pointer. */
  public String at(String pointer) {
    return json().at(pointer).asText();
  }
}
