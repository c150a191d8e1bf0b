package io.andon.gateway.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.DeclareAsset;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private final TestGateway owner = new TestGateway();
  private final TestGateway other = new TestGateway();

  @BeforeEach
  void place() {
    other.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", owner.port()));
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
    other.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", deadPort));

    Answer answer = other.get("/spaces/plant/incidents");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().has("detail")).isTrue();
  }

  @Test
  void aRequestIsPassedOnOnce() {
    owner.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", other.port()));

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
  void whatACopyDoesNotFindItSaysSoOf() {
    String unknown = "/spaces/plant/incidents/00000000-0000-0000-0000-000000000000";
    owner.locate("plant", new SpaceLocator.Here<>(owner.plant, true));

    for (Answer answer : List.of(owner.get(unknown), other.get(unknown))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Andon-Stale")).isEqualTo("true");
    }
    owner.locate("plant", new SpaceLocator.Here<>(owner.plant, false));
    assertThat(owner.get(unknown).header("Andon-Stale")).isEmpty();
  }

  @Test
  void theOwnCopyAnswers_whenTheOwnerIsGone() throws IOException {
    other.locate("plant", gone(() -> new SpaceLocator.Here<>(other.plant, true)));
    other.plant.incidents.add(Fixtures.incident(Fixtures.INCIDENT, IncidentState.OPEN));

    Answer answer = other.get("/spaces/plant/incidents/" + Fixtures.INCIDENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Andon-Stale")).isEqualTo("true");
  }

  @Test
  void thePeersCopyAnswers_whenTheOwnerIsGone() throws IOException {
    other.locate("plant", gone(() -> SpaceLocator.Elsewhere.only("127.0.0.1", owner.port())));
    owner.locate("plant", gone(() -> new SpaceLocator.Here<>(owner.plant, true)));

    Answer answer = other.get("/spaces/plant/incidents/" + Fixtures.INCIDENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Andon-Stale")).isEqualTo("true");
    // on its own the peer would ask the owner first
    assertThat(owner.get("/spaces/plant/incidents", "Andon-Hop", "1").status()).isEqualTo(503);
  }

  @Test
  void aCopyAnswers_whenTheOwnerHangs() throws Exception {
    try (HungPeer hung = new HungPeer()) {
      other.locate(
          "plant",
          new SpaceLocator.Elsewhere<>(
              new SpaceLocator.Peer("127.0.0.1", hung.port()),
              () -> new SpaceLocator.Here<>(other.plant, true)));

      Answer answer = other.get("/spaces/plant/incidents");
      int first = hung.requests();
      Answer next = other.get("/spaces/plant/incidents");

      assertThat(answer.header("Andon-Stale")).isEqualTo("true");
      assertThat(next.header("Andon-Stale")).isEqualTo("true");
      assertThat(first).as("the request, and whether it lives").isEqualTo(2);
      assertThat(hung.requests()).as("left alone for a moment").isEqualTo(first);

      other.clock.advance(Duration.ofSeconds(2));
      other.get("/spaces/plant/incidents");
      assertThat(hung.requests()).as("and tried again").isGreaterThan(first);
    }
  }

  @Test
  void aSlowOwnerThatLivesIsWaitedFor() throws IOException {
    CountDownLatch asked = new CountDownLatch(1);
    HttpServer slow = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slow.createContext(
        "/health/live",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          asked.countDown();
        });
    slow.createContext(
        "/spaces",
        exchange -> {
          try {
            asked.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          byte[] body = "{\"items\":[],\"total\":0}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    slow.start();
    try {
      other.locate(
          "plant",
          new SpaceLocator.Elsewhere<>(
              new SpaceLocator.Peer("127.0.0.1", slow.getAddress().getPort()),
              () -> new SpaceLocator.Here<>(other.plant, true)));

      Answer answer = other.get("/spaces/plant/incidents");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Andon-Stale")).isEmpty();
    } finally {
      slow.stop(0);
    }
  }

  @Test
  void noCopyTakesAWrite() throws IOException {
    other.locate("plant", gone(() -> new SpaceLocator.Here<>(other.plant, true)));

    Answer answer =
        other.send("PUT", "/spaces/plant/assets/L21", "{\"kind\":\"line\",\"name\":\"L21\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("/detail")).contains("does not answer", "Idempotency-Key");
    assertThat(other.commands.taken).isEmpty();
  }

  /** Where nothing listens any more. */
  private static SpaceLocator.Elsewhere<SpaceReader> gone(
      Supplier<SpaceLocator.Location<SpaceReader>> copy) throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return new SpaceLocator.Elsewhere<>(
          new SpaceLocator.Peer("127.0.0.1", socket.getLocalPort()), copy);
    }
  }

  /** Takes connections and says nothing, as a stopped process does. */
  private static final class HungPeer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0);
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    HungPeer() throws IOException {
      Thread.ofVirtual().start(this::take);
    }

    private void take() {
      try {
        while (true) {
          taken.add(socket.accept());
        }
      } catch (IOException e) {
        // closed
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    int requests() {
      return taken.size();
    }

    @Override
    public void close() throws IOException {
      socket.close();
      for (Socket one : taken) {
        one.close();
      }
    }
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
