package io.andon.gateway.surface.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BadInputToWebhooksTest {
  private static final String ALL = "/spaces/plant/webhooks";
  private static final String GOOD =
      "{\"url\":\"https://hooks.example.com/a\",\"events\":[\"*\"],\"description\":\"chat\"}";
  private static final TestGateway GATEWAY =
      new TestGateway(new LiveSpace(Fixtures.space("plant")));
  private static final String ONE = GATEWAY.send("POST", ALL, GOOD).header("Location");

  private static final BadInput BAD_INPUT =
      new BadInput(
          GATEWAY,
          422,
          answer -> assertThat(answer.json().fieldNames()).toIterable().containsExactly("detail"));
  private static final Write MAKE = new Write("POST", ALL, GOOD);
  private static final Write CHANGE = new Write("PATCH", ONE, GOOD);
  private static final Write ROTATE =
      new Write("POST", ONE + "/rotate", "{\"overlap_seconds\":60}");

  private static final Field EVENTS =
      Field.texts("events", 20, 100).nor("[]", "[\"incident.exploded\"]");
  private static final Field DESCRIPTION = Field.text("description", 500);

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return Stream.of(
            BAD_INPUT.bodies(MAKE), BAD_INPUT.bodies(CHANGE), BAD_INPUT.bodiesIfAny(ROTATE))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadFields() {
    return Stream.of(
            BAD_INPUT.fields(MAKE, Field.text("url", 2_000).required(), EVENTS, DESCRIPTION),
            BAD_INPUT.fields(
                CHANGE,
                Field.text("url", 2_000)
                    .nor(
                        "\"\"",
                        "\"hooks.example.com\"",
                        "\"ftp://hooks.example.com/\"",
                        "\"file:///etc/passwd\"",
                        "\"https://\"",
                        "\"https:///path\"",
                        "\"https://me:pass@hooks.example.com/\"",
                        "\"https://hooks.example.com/#x\"",
                        "\"https://hooks.example.com:0/\"",
                        "\"https://hooks.example.com:70000/\"",
                        "\"https://hooks example.com/\"",
                        "\"https://localhost:7070/\""),
                EVENTS,
                DESCRIPTION),
            BAD_INPUT.fields(ROTATE, Field.integer("overlap_seconds", 0, 30 * 86_400)))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadPages() {
    return Stream.of(ONE + "/deliveries", "/spaces/plant/emails")
        .flatMap(
            list ->
                Stream.concat(
                    BAD_INPUT.pages(list),
                    BAD_INPUT.parameters(list, "status", "sent", "%20x", "1")));
  }

  @TestFactory
  Stream<DynamicTest> knowsNoIdsThatAreNone() {
    return Stream.of(
            BAD_INPUT.ids("GET", ALL + "/{id}", null),
            BAD_INPUT.ids("PATCH", ALL + "/{id}", GOOD),
            BAD_INPUT.ids("DELETE", ALL + "/{id}", null),
            BAD_INPUT.ids("POST", ALL + "/{id}/rotate", null),
            BAD_INPUT.ids("POST", ALL + "/{id}/ping", null),
            BAD_INPUT.ids("GET", ALL + "/{id}/deliveries", null),
            BAD_INPUT.ids("GET", ONE + "/deliveries/{id}", null),
            BAD_INPUT.ids("POST", ONE + "/deliveries/{id}/replay", null),
            BAD_INPUT.ids("GET", "/spaces/plant/emails/{id}", null),
            BAD_INPUT.ids("POST", "/spaces/plant/emails/{id}/replay", null))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> hasNoOtherMethods() {
    return Stream.of(
            BAD_INPUT.methods(ALL, "PUT", "PATCH", "DELETE"),
            BAD_INPUT.methods(ONE, "POST"),
            BAD_INPUT.methods(ONE + "/deliveries", "POST", "DELETE"),
            BAD_INPUT.methods("/spaces/plant/emails", "POST", "DELETE"))
        .flatMap(tests -> tests);
  }
}
