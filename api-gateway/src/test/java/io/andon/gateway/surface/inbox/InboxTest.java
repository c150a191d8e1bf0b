package io.andon.gateway.surface.inbox;

import static io.andon.gateway.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.BadInput;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.User;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InboxTest {
  private static final String ALL = "/spaces/plant/notifications";
  private static final String PREFERENCES = ALL + "/preferences";

  private final LiveSpace space = new LiveSpace(Fixtures.space("plant"));
  private final TestGateway gateway = new TestGateway(space);
  private String ana = "";
  private String eva = "";

  @BeforeEach
  void anaOwnsTheLine_evaTheReportMadeFromIt() {
    ana = person("ana");
    eva = person("eva");
    asset("line", List.of("ana"));
    asset("report", List.of("eva", "ana"), "line");
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private String person(String username) {
    space.run(new PutUser(username, username, username + "@plant.example", null, null, null));
    User user = gateway.userOf("plant", username, it -> it.setEmail(username + "@plant.example"));
    return gateway.session(user);
  }

  private void asset(String id, List<String> owners, String... upstream) {
    space.asset(
        Asset.newBuilder()
            .setSpace("plant")
            .setId(id)
            .setKind("line")
            .setName(id)
            .setOwners(owners)
            .setUpstream(List.of(upstream))
            .build());
  }

  private String open() {
    return gateway
        .send(
            "POST",
            "/api/incidents",
            "{\"title\":\"Belt torn\",\"serviceId\":\"line\",\"priority\":\"P1\"}",
            "Andon-Space",
            "plant")
        .json()
        .at("/incident/id")
        .asText()
        .substring("inc_".length());
  }

  private Answer as(String session, String method, String path, @Nullable String body) {
    List<String> headers =
        List.of(
            "Cookie",
            session,
            "Origin",
            "http://127.0.0.1:" + gateway.port(),
            "Content-Type",
            "application/json");
    return gateway.raw(method, path, body == null ? null : body.getBytes(Fixtures.UTF8), headers);
  }

  private JsonNode list(String session) {
    return as(session, "GET", ALL, null).json();
  }

  @Test
  void aPersonSeesWhatItWasTold_andNobodyElseDoes() {
    open();

    JsonNode mine = list(ana);
    assertThat(mine.at("/total").asInt()).isEqualTo(1);
    assertThat(mine.at("/unread").asInt()).isEqualTo(1);
    assertThat(mine.at("/items/0/kind").asText()).isEqualTo("incident.opened");
    assertThat(mine.at("/items/0/title").asText()).isEqualTo("Belt torn");
    assertThat(mine.at("/items/0/severity").asText()).isEqualTo("critical");
    assertThat(mine.at("/items/0/number").asInt()).isEqualTo(1);
    assertThat(mine.at("/items/0/products/0").asText()).isEqualTo("line");
    assertThat(mine.at("/items/0/read_at").isNull()).isTrue();
    assertThat(list(eva).at("/total").asInt()).isZero();
    String id = mine.at("/items/0/id").asText();
    assertThat(as(eva, "POST", ALL + "/" + id + "/read", null).status()).isEqualTo(404);
  }

  @Test
  void readOneAndAll() {
    String incident = open();
    as(ana, "GET", ALL, null);
    gateway.send(
        "POST",
        "/spaces/plant/incidents/%s/notify-downstream".formatted(incidentId(incident)),
        null);
    JsonNode two = list(ana);
    assertThat(two.at("/unread").asInt()).isEqualTo(2);
    String latest = two.at("/items/0/id").asText();

    Answer read = as(ana, "POST", ALL + "/" + latest + "/read", null);
    assertThat(read.at("/read_at")).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(as(ana, "POST", ALL + "/" + latest + "/read", null).json()).isEqualTo(read.json());
    JsonNode unread = as(ana, "GET", ALL + "?unread=TRUE", null).json();
    assertThat(unread.at("/total").asInt()).isEqualTo(1);
    assertThat(unread.at("/items")).hasSize(1);

    assertThat(as(ana, "POST", ALL + "/read", null).text()).isEqualTo("{\"total\":2,\"unread\":0}");
    assertThat(list(ana).at("/unread").asInt()).isZero();
    assertThat(list(eva).at("/items/0/kind").asText()).isEqualTo("incident.downstream");
  }

  private static String incidentId(String digits) {
    return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  @Test
  void pagesFollowTheLink() {
    for (int i = 0; i < 5; i++) {
      space.tick(NOW);
      open();
    }
    Answer first = as(ana, "GET", ALL + "?limit=3", null);
    assertThat(first.json().at("/items")).hasSize(3);
    String next = first.header("Link").replaceAll("<(.*)>.*", "$1");
    Answer second = as(ana, "GET", next, null);
    assertThat(second.json().at("/items")).hasSize(2);
    assertThat(second.json().at("/total").asInt()).isEqualTo(5);
  }

  @Test
  void aKeyIsNobody() {
    open();
    String key = gateway.key(Scope.INCIDENTS_READ);
    assertThat(gateway.sendAs(key, "GET", ALL, null).text())
        .isEqualTo("{\"items\":[],\"total\":0,\"unread\":0}");
    assertThat(gateway.sendAs(key, "POST", ALL + "/read", null).status()).isEqualTo(200);
    assertThat(gateway.sendAs(key, "GET", PREFERENCES, null).status()).isEqualTo(404);
  }

  @Test
  void aPersonChoosesHowToBeTold() {
    assertThat(as(ana, "GET", PREFERENCES, null).text())
        .isEqualTo("{\"channels\":[\"in-platform\",\"email\"],\"email\":\"ana@plant.example\"}");
    assertThat(as(ana, "PUT", PREFERENCES, "{\"channels\":[\"Email\"]}").at("/channels/0"))
        .isEqualTo("email");
    open();
    assertThat(list(ana).at("/total").asInt()).isZero();
    assertThat(space.notifications().getLast().getEmails()).containsExactly("ana@plant.example");

    assertThat(as(ana, "PUT", PREFERENCES, "{\"channels\":[]}").status()).isEqualTo(200);
    open();
    assertThat(space.notifications().getLast().getRecipients()).isEmpty();
  }

  @Test
  void offAloneIsNotAtAll() {
    assertThat(as(ana, "PUT", PREFERENCES, "{\"channels\":[\"Off\"]}").text())
        .isEqualTo("{\"channels\":[],\"email\":\"ana@plant.example\"}");
    assertThat(
            as(ana, "PUT", PREFERENCES, "{\"channels\":[\"off\",\"email\"]}").at("/detail/0/msg"))
        .isEqualTo("'off' should stand alone");
  }

  @Test
  void nullTurnsNothingOff() {
    Answer answer = as(ana, "PUT", PREFERENCES, "{\"channels\":null}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/detail/0/msg")).contains("[\"off\"] for not at all");
    open();
    assertThat(list(ana).at("/total").asInt()).isEqualTo(1);
  }

  @TestFactory
  Stream<DynamicTest> badInput() {
    BadInput bad =
        new BadInput(gateway, 422, answer -> assertThat(answer.json().has("detail")).isTrue());
    return Stream.of(
            bad.pages(ALL),
            bad.parameters(ALL, "unread", "yes", "1", "%00"),
            bad.ids("POST", ALL + "/{id}/read", null),
            bad.methods(ALL, "PUT", "DELETE"))
        .flatMap(tests -> tests);
  }

  @Test
  void badPreferencesNameTheField() {
    for (String body : List.of("{}", "{\"channels\":\"email\"}", "{\"channels\":[\"pigeon\"]}")) {
      Answer answer = as(ana, "PUT", PREFERENCES, body);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text()).contains("channels");
    }
    assertThat(as(ana, "PUT", PREFERENCES, "{\"channels\":[\"pigeon\"]}").text())
        .contains("'in-platform' or 'email'");
  }
}
