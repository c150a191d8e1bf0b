package io.andon.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.DeclareAsset;
import io.andon.topology.query.SpaceLocator;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final TestGateway owner = new TestGateway();
  private final TestGateway other = new TestGateway();

  @BeforeEach
  void place() {
    other.locate("plant", new SpaceLocator.Elsewhere<>("127.0.0.1", owner.port()));
    owner.plant.incidents.add(Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN));
  }

  @AfterEach
  void close() {
    other.close();
    owner.close();
  }

  @Test
  void answersAlikeThroughEitherNode() {
    for (String path :
        new String[] {
          "/spaces/plant/incidents?status=open&limit=1",
          "/spaces/plant/incidents/" + Fixtures.INCIDENT,
          "/spaces/plant/incidents/unknown",
          "/spaces/plant/incidents?limit=0"
        }) {
      Answer direct = owner.get(path);
      Answer relayed = other.get(path);

      assertThat(relayed.status()).as(path).isEqualTo(direct.status());
      assertThat(relayed.text()).isEqualTo(direct.text());
      assertThat(relayed.header("ETag")).isEqualTo(direct.header("ETag"));
      assertThat(relayed.header("Content-Type")).isEqualTo("application/json");
      assertThat(relayed.response().headers().allValues("X-Request-Id")).hasSize(1);
    }
  }

  @Test
  void relaysMethodBodyAndEscapes() {
    owner.commands.answer(command -> ((DeclareAsset) command.getBody()).getAsset());

    Answer answer =
        other.send(
            "PUT",
            "/spaces/plant/assets/L21%2F3%20%C3%A9%7C",
            "{\"kind\":\"line\",\"name\":\"Řada 🏭\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Asset declared = owner.commands.only(DeclareAsset.class).getAsset();
    assertThat(declared.getId()).isEqualTo("L21/3 é|");
    assertThat(declared.getName()).isEqualTo("Řada 🏭");
    assertThat(answer.at("/name")).isEqualTo("Řada 🏭");
  }

  @Test
  void theOwnerAuthenticatesAgain() {
    String knownToOneOnly = other.key(Scope.INCIDENTS_READ);

    assertThat(other.sendAs(knownToOneOnly, "GET", "/spaces/plant/incidents", null).status())
        .isEqualTo(401);
    assertThat(owner.catchUps).hasPositiveValue();
  }

  @Test
  void aPeerThatDoesNotAnswerIs503NeverAnEmptyList() throws IOException {
    int deadPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      deadPort = socket.getLocalPort();
    }
    other.locate("plant", new SpaceLocator.Elsewhere<>("127.0.0.1", deadPort));

    Answer answer = other.get("/spaces/plant/incidents");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().has("detail")).isTrue();
  }

  @Test
  void aRequestIsPassedOnOnce() {
    owner.locate("plant", new SpaceLocator.Elsewhere<>("127.0.0.1", other.port()));

    Answer answer = other.get("/spaces/plant/incidents");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.at("/detail")).contains("do not agree");
  }

  @Test
  void theHopHeaderOpensNoDoor() {
    assertThat(
            owner
                .raw("GET", "/spaces/plant/incidents", null, java.util.List.of("Andon-Hop", "1"))
                .status())
        .isEqualTo(401);
  }

  @Test
  void aStandbyAnswersAndSaysSo() {
    owner.locate("plant", new SpaceLocator.Here<>(owner.plant, true));

    assertThat(owner.get("/spaces/plant/incidents").header("Andon-Stale")).isEqualTo("true");
    assertThat(other.get("/spaces/plant/incidents").header("Andon-Stale")).isEqualTo("true");
    owner.locate("plant", new SpaceLocator.Here<>(owner.plant, false));
    assertThat(owner.get("/spaces/plant/incidents").header("Andon-Stale")).isEmpty();
  }

  @Test
  void nowhereIs503() {
    other.locate("plant", new SpaceLocator.Nowhere<>("state is moving"));

    Answer answer = other.get("/spaces/plant/incidents");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("/detail")).isEqualTo("state is moving");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void writesNeedNoOwner() {
    other.locate("plant", new SpaceLocator.Nowhere<>("state is moving"));
    other.commands.answer(command -> Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED));

    Answer answer =
        other.send("POST", "/spaces/plant/incidents/" + Fixtures.INCIDENT + "/resolve", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(owner.commands.taken).isEmpty();
  }
}
