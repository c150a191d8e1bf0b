package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.BadInput.Write;
import io.andon.gateway.testing.Field;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SilencesTest {
  private static final String ALL = "/spaces/plant/silences";
  private static final String GOOD =
      "{\"assets\":[\"L21\"],\"minutes\":120,\"reason\":\"Annual maintenance 🔧\"}";

  private final LiveSpace space = new LiveSpace(Fixtures.space("plant"));
  private final TestGateway gateway = new TestGateway(space);

  @BeforeEach
  void aLine() {
    space.asset(
        Asset.newBuilder().setSpace("plant").setId("L21").setKind("line").setName("L21").build());
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void madeListedShownEnded() {
    Answer made = gateway.send("POST", ALL, GOOD);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("/status")).isEqualTo("active");
    assertThat(made.at("/starts_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(made.at("/ends_at")).isEqualTo("2026-03-06T12:30:00Z");
    assertThat(made.header("Location")).isEqualTo(ALL + "/" + made.at("/id"));
    assertThat(gateway.get(made.header("Location")).json()).isEqualTo(made.json());

    gateway.clock.advance(Duration.ofMinutes(10));
    Answer ended = gateway.send("DELETE", made.header("Location"), null);
    assertThat(ended.at("/status")).isEqualTo("over");
    assertThat(ended.at("/ends_at")).isEqualTo("2026-03-06T10:40:00Z");
    assertThat(ended.at("/ended_by")).isEqualTo("admin");
    assertThat(gateway.get(ALL + "?status=active").at("/total")).isEqualTo("0");
    assertThat(gateway.get(ALL + "?status=Over").at("/items/0/id")).isEqualTo(made.at("/id"));
  }

  @Test
  void theSameKeyMakesOne_andALaterStartIsPending() {
    String later =
        "{\"assets\":[\"L21\"],\"starts_at\":\"2026-03-07\",\"ends_at\":\"2026-03-08\",\"reason\":\"x\"}";
    Answer first = gateway.send("POST", ALL, later, "Idempotency-Key", "k");
    Answer again = gateway.send("POST", ALL, later, "Idempotency-Key", "k");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.at("/status")).isEqualTo("pending");
    assertThat(gateway.get(ALL).at("/total")).isEqualTo("1");
  }

  @Test
  void whatItCoversIsNotTold() {
    gateway.send("POST", ALL, GOOD);
    Answer opened =
        gateway.send(
            "POST",
            "/api/incidents",
            "{\"title\":\"Belt torn\",\"serviceId\":\"L21\"}",
            "Andon-Space",
            "plant");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(space.notifications()).isEmpty();
    String id = gateway.get("/spaces/plant/incidents").at("/items/0/id");
    Answer downstream =
        gateway.send("POST", "/spaces/plant/incidents/" + id + "/notify-downstream", null);
    assertThat(downstream.status()).isEqualTo(409);
    assertThat(downstream.at("/detail")).contains("until 2026-03-06T12:30:00Z");
  }

  @Test
  void scopes() {
    String reader = gateway.key(Scope.INCIDENTS_READ);
    assertThat(gateway.sendAs(reader, "GET", ALL, null).status()).isEqualTo(200);
    assertThat(gateway.sendAs(reader, "POST", ALL, GOOD).status()).isEqualTo(403);
  }

  @Test
  void mustCoverSomethingThatIsThere_forATimeThatIsToCome() {
    assertThat(refused("{\"assets\":[\"L22\"],\"minutes\":1,\"reason\":\"x\"}"))
        .contains("assets", "There is no asset L22");
    assertThat(refused("{\"minutes\":1,\"reason\":\"x\"}")).contains("must name an asset");
    assertThat(refused("{\"assets\":[\"L21\"],\"reason\":\"x\"}"))
        .contains("either ends_at or minutes");
    assertThat(
            refused(
                "{\"assets\":[\"L21\"],\"reason\":\"x\",\"ends_at\":\"2026-03-06T10:29:00Z\","
                    + "\"starts_at\":\"2026-03-06T10:00:00Z\"}"))
        .contains("ends_at", "in the future");
    assertThat(
            refused("{\"assets\":[\"L21\"],\"reason\":\"x\",\"ends_at\":\"2028-03-06T10:29:00Z\"}"))
        .contains("366 days");
  }

  private String refused(String body) {
    Answer answer = gateway.send("POST", ALL, body);
    assertThat(answer.status()).isEqualTo(422);
    return answer.text();
  }

  @TestFactory
  Stream<DynamicTest> badInput() {
    BadInput bad =
        new BadInput(gateway, 422, answer -> assertThat(answer.json().has("detail")).isTrue());
    Write make = new Write("POST", ALL, GOOD);
    return Stream.of(
            bad.bodies(make),
            bad.fields(
                make,
                Field.text("reason", 500).required().notBlank(),
                Field.time("starts_at"),
                Field.integer("minutes", 1, 527_040)),
            bad.parameters(ALL, "status", "running", "%00"),
            bad.ids("GET", ALL + "/{id}", null),
            bad.ids("DELETE", ALL + "/{id}", null),
            bad.methods(ALL, "PUT", "DELETE"))
        .flatMap(tests -> tests);
  }
}
