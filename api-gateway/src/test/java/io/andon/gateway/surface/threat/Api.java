package io.andon.gateway.surface.threat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The threat API of a space that really decides. */
final class Api implements AutoCloseable {
  static final String INCIDENTS = "/v1/incidents";
  static final String THREATS = "/v1/threats";
  static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  final LiveSpace live = new LiveSpace(Fixtures.space("plant"));
  final TestGateway gateway = new TestGateway(live);

  Answer send(String method, String path, @Nullable String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Andon-Space", "plant"));
    all.addAll(List.of(headers));
    return gateway.send(method, path, body, all.toArray(String[]::new));
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** What came back, which has to be this status. */
  static Answer expect(int status, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return answer;
  }

  /** Reports a threat; gives its id. */
  String threat(String title) {
    return threat(title, "\"location\":\"" + title + "\"");
  }

  /** Reports a threat with further fields; gives its id. */
  String threat(String title, String more) {
    return expect(201, post(THREATS, "{\"title\":\"%s\",%s}".formatted(title, more))).at("/id");
  }

  /** Opens an incident with these threats; gives its id. */
  String incident(String title, String... threats) {
    String body = "{\"title\":\"%s\",\"threat_ids\":%s}".formatted(title, json(threats));
    return expect(201, post(INCIDENTS, body)).at("/id");
  }

  Answer add(String incident, String... threats) {
    return post(INCIDENTS + '/' + incident + "/threats", "{\"threat_ids\":" + json(threats) + "}");
  }

  Answer remove(String incident, String threat, String... headers) {
    return send("DELETE", INCIDENTS + '/' + incident + "/threats/" + threat, null, headers);
  }

  Answer patch(String incident, String body, String... headers) {
    return send("PATCH", INCIDENTS + '/' + incident, body, headers);
  }

  static String json(String... texts) {
    return texts.length == 0 ? "[]" : "[\"" + String.join("\",\"", texts) + "\"]";
  }

  /** The values of one field in a list of objects. */
  static List<String> all(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path(field).asText())
        .toList();
  }

  static void assertError(Answer answer, int status, String code, String... words) {
    expect(status, answer);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    JsonNode error = answer.json().path("error");
    assertThat(answer.json().fieldNames()).toIterable().containsExactly("error");
    assertThat(error.fieldNames()).toIterable().containsExactly("code", "message", "retryable");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(words).allSatisfy(word -> assertThat(error.path("message").asText()).contains(word));
    assertThat(error.path("retryable").booleanValue()).isEqualTo(status == 429 || status == 503);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
