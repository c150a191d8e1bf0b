package io.andon.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * What no surface may take, as tests for a {@code @TestFactory}: each is refused with the status it
 * deserves in the surface's own error format, names what is wrong, and does nothing.
 *
 * @param wrongFields status the surface gives to fields and parameters that are wrong: 400 or 422
 * @param errorFormat checks the body of any refusal
 */
public record BadInput(TestGateway gateway, int wrongFields, Consumer<Answer> errorFormat) {
  private static final String JSON = "application/json";
  private static final List<String> NOT_JSON =
      List.of(
          "",
          "text/plain",
          "application/x-www-form-urlencoded",
          "application/json;charset=latin1",
          "multipart/form-data; boundary=x");

  /** A request whose body, for the rest, is good. */
  public record Write(String method, String path, String goodBody) {
    private String with(Field field, @Nullable String json) {
      return Field.replaced(goodBody, field.name(), json);
    }
  }

  /** Bodies that are no JSON object, or too large, or not said to be JSON. */
  public Stream<DynamicTest> bodies(Write write) {
    return Stream.concat(unreadable(write, body -> true), notObjects(write));
  }

  /** As {@link #bodies}, of a write that may come without one. */
  public Stream<DynamicTest> bodiesIfAny(Write write) {
    return Stream.concat(unreadable(write, body -> !body.isEmpty()), notObjects(write));
  }

  /** Bodies that are no JSON, or too large, or not said to be JSON. */
  public Stream<DynamicTest> unreadable(Write write) {
    return unreadable(write, body -> true);
  }

  private Stream<DynamicTest> notObjects(Write write) {
    return Stream.of("[]", "[{}]", "\"{}\"", "1", "true", "null")
        .map(other -> refused(other, wrongFields, () -> send(write, other), List.of()));
  }

  private Stream<DynamicTest> unreadable(Write write, Predicate<MalformedBody> which) {
    List<DynamicTest> tests = new ArrayList<>();
    MalformedBody.all().stream()
        .filter(which)
        .forEach(
            body ->
                tests.add(
                    refused(body.name(), 400, () -> send(write, body.bytes(), JSON), List.of())));
    for (String type : NOT_JSON) {
      byte[] good = write.goodBody().getBytes(Fixtures.UTF8);
      tests.add(refused("Content-Type: " + type, 415, () -> send(write, good, type), List.of()));
    }
    tests.add(
        refused(
            "1 MiB + 1 byte",
            413,
            () -> send(write, MalformedBody.padded(write.goodBody(), (1 << 20) + 1), JSON),
            List.of()));
    return tests.stream();
  }

  /** Every wrong value of every field, in a body that is good for the rest. */
  public Stream<DynamicTest> fields(Write write, Field... fields) {
    return Stream.of(fields)
        .flatMap(
            field ->
                field.wrong().stream()
                    .map(
                        wrong ->
                            refused(
                                field.name() + ": " + shortened(wrong == null ? "missing" : wrong),
                                wrongFields,
                                () -> send(write, write.with(field, wrong)),
                                field.names(wrong))));
  }

  /** What no list takes: limits and cursors that are none. */
  public Stream<DynamicTest> pages(String path) {
    return Stream.concat(
        parameters(path, "limit", "0", "-1", "ten", "1e2", "1.5", "-9".repeat(20), "%00"),
        Stream.concat(cursors(path), unknown(path)));
  }

  private Stream<DynamicTest> cursors(String path) {
    // the second is well formed but of no list there is
    return Stream.of("no%20cursor", "eiEhIQ", "eiEhIQ.AAAAAAAAAAA", "%00", "A".repeat(3_000))
        .map(cursor -> misasked(path, "cursor", "cursor=" + cursor));
  }

  /** Parameters that a path does not take, or takes once. */
  private Stream<DynamicTest> unknown(String path) {
    return Stream.of(
        misasked(path, "limits", "limits=5"),
        misasked(path, "Limit", "Limit=5"),
        misasked(path, "_", "_"),
        misasked(path, "cursor", "cursor=&cursor="),
        misasked(path, "limit", "limit=5&limit=5"));
  }

  /** A query that the path does not take, whatever is in it. */
  public DynamicTest misasked(String path, String name, String query) {
    String all = path + (path.contains("?") ? "&" : "?") + query;
    return refused(shortened(query), 400, () -> send("GET", all), List.of(name));
  }

  /** Wrong values of one parameter, as they stand in the query string. */
  public Stream<DynamicTest> parameters(String path, String name, String... values) {
    String before = path + (path.contains("?") ? "&" : "?") + name + "=";
    return Stream.of(values)
        .map(
            value ->
                refused(
                    name + "=" + shortened(value),
                    wrongFields,
                    () -> send("GET", before + value),
                    List.of(name)));
  }

  /**
   * Ids that nothing has.
   *
   * @param path with {@code {id}} where the id goes
   * @param body a good one; null: none
   */
  public Stream<DynamicTest> ids(String method, String path, @Nullable String body) {
    return Stream.of(
            "0",
            "-1",
            "nobody",
            "%20",
            "%F0%9F%8F%AD",
            "9".repeat(30),
            "x".repeat(2_000),
            "00000000-0000-0000-0000-000000000000",
            "'%20or%201=1--",
            "inc_",
            "%7Bid%7D",
            "a%2Fb",
            "%2E%2E",
            "a%5Cb")
        .map(id -> new Write(method, path.replace("{id}", id), ""))
        .map(
            write ->
                refused(
                    method + " " + shortened(write.path()),
                    404,
                    () -> send(write, body),
                    List.of()));
  }

  /** Methods that a path does not have. */
  public Stream<DynamicTest> methods(String path, String... methods) {
    return Stream.of(methods)
        .map(method -> refused(method + " " + path, 405, () -> send(method, path), List.of()));
  }

  private interface Sending {
    Answer send();
  }

  private DynamicTest refused(String name, int status, Sending sending, List<String> named) {
    return dynamicTest(
        name,
        () -> {
          int before = gateway.done();
          Answer answer = sending.send();
          assertThat(answer.status()).as(answer.text()).isEqualTo(status);
          assertThat(answer.header("Content-Type")).startsWith(JSON);
          assertThat(answer.header("X-Request-Id")).isNotEmpty();
          assertThat(answer.text())
              .doesNotContain(
                  "Exception", "io.andon", "javalin", "jackson", "Feature", "`", "<html", "\tat ");
          assertThat(named).allSatisfy(word -> assertThat(answer.text()).contains(word));
          errorFormat.accept(answer);
          assertThat(gateway.done()).as("nothing was done").isEqualTo(before);
        });
  }

  private Answer send(String method, String path) {
    return gateway.raw(method, path, null, headers(""));
  }

  private Answer send(Write write, @Nullable String body) {
    return body == null
        ? send(write.method(), write.path())
        : send(write, body.getBytes(Fixtures.UTF8), JSON);
  }

  private Answer send(Write write, byte @Nullable [] body, String contentType) {
    return gateway.raw(write.method(), write.path(), body, headers(contentType));
  }

  private static List<String> headers(String contentType) {
    List<String> headers = new ArrayList<>();
    headers.addAll(List.of("Authorization", "Bearer " + TestGateway.ADMIN_KEY));
    headers.addAll(List.of("Andon-Space", "plant"));
    // as a browser asks: what is wrong is JSON all the same
    headers.addAll(List.of("Accept", "text/html"));
    if (!contentType.isEmpty()) {
      headers.addAll(List.of("Content-Type", contentType));
    }
    return headers;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
