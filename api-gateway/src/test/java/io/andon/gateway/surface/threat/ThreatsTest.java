package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.THREATS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static io.andon.gateway.surface.threat.Api.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.alert.Fingerprint;
import io.andon.core.query.SpaceLocator;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.AlertRow;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreatsTest {
  private static final String ID = "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8";
  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  private AlertRow row(String id) {
    return api.live.reader().alert(Fingerprint.of("threat", id)).orElseThrow();
  }

  @Test
  void isAnAlertThatAnybodyCanRead() {
    Answer made =
        expect(
            201,
            api.post(
                THREATS,
                """
                {"id":"4F5D1CC9-D4CC-49A1-A3FC-5EC93D674BC8","title":"Protest 🏭 at the gate",
                 "severity":"Critical","threat_type":"protest","location":"Apapa, Lagos",
                 "observed_at":"2026-03-06T10:00:00+01:00","coordinates":{"lat":6.5,"lng":-3.25},
                 "unknown":1}
                """));

    assertThat(made.json().toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"title\":\"Protest 🏭 at the gate\",\"severity\":\"critical\","
                    .formatted(ID)
                + "\"threat_type\":\"protest\",\"location\":\"Apapa, Lagos\","
                + "\"observed_at\":\"2026-03-06T09:00:00Z\","
                + "\"coordinates\":{\"lat\":6.5,\"lng\":-3.25}}");
    assertThat(made.header("Location")).isEqualTo("/v1/threats/" + ID);
    assertThat(api.get(made.header("Location")).json()).isEqualTo(made.json());
    Alert alert = row(ID).getAlert();
    assertThat(alert.getSource()).isEqualTo("threat");
    assertThat(alert.getAlertId()).isEqualTo(ID);
    assertThat(alert.getAsset()).isEqualTo("Apapa, Lagos");
    assertThat(alert.getType()).isEqualTo("protest");
  }

  @Test
  void needsNoMoreThanATitle() {
    JsonNode made =
        expect(
                201,
                api.post(
                    THREATS,
                    """
                    {"title":"Storm","id":null,"severity":null,"threat_type":null,"location":null,
                     "observed_at":null,"coordinates":null}
                    """))
            .json();

    assertThat(made.path("id").asText()).matches("[0-9a-f-]{36}");
    assertThat(made.path("severity").asText()).isEqualTo("medium");
    assertThat(made.path("observed_at").asText()).isEqualTo("2026-03-06T10:30:00Z");
    assertThat(made.path("threat_type").isNull()).isTrue();
    assertThat(made.path("location").isNull()).isTrue();
    assertThat(made.path("coordinates").isNull()).isTrue();
    assertThat(row(made.path("id").asText()).getAlert().getAsset())
        .isEqualTo("threat:" + made.path("id").asText());
    assertThat(api.get(THREATS).json().path("threats")).containsExactly(made);
  }

  @ParameterizedTest
  @CsvSource({
    "negligible,negligible,INFO",
    "LOW,low,LOW",
    "Medium,medium,MEDIUM",
    "hIgH,high,HIGH",
    "critical,critical,CRITICAL"
  })
  void readsSeveritiesInAnyCase(String said, String shown, String stored) {
    String id = api.threat("Storm", "\"severity\":\"" + said + "\"");

    assertThat(api.get(THREATS + '/' + id).at("/severity")).isEqualTo(shown);
    assertThat(row(id).getAlert().getSeverity()).hasToString(stored);
  }

  @Test
  void theAssetMayBeNamed_andIsElseTheBeginningOfTheLocation() {
    String named = api.threat("a", "\"location\":\"Lagos\",\"asset\":\"warehouse-3\"");
    String located = api.threat("b", "\"location\":\" " + "🏭".repeat(300) + "\"");

    assertThat(row(named).getAlert().getAsset()).isEqualTo("warehouse-3");
    assertThat(row(located).getAlert().getAsset()).isEqualTo("🏭".repeat(200));
    assertThat(api.get(THREATS + '/' + located).at("/location")).isEqualTo(" " + "🏭".repeat(300));
  }

  @Test
  void takesManyAtOnceAndShowsThemInTheirOrder() {
    Answer made =
        expect(
            201,
            api.post(
                THREATS,
                "[{\"title\":\"a\"},{\"title\":\"b\",\"id\":\"%s\"},{\"title\":\"c\"}]"
                    .formatted(ID)));

    assertThat(Api.all(made.json(), "title")).containsExactly("a", "b", "c");
    assertThat(made.at("/1/id")).isEqualTo(ID);
    assertThat(Api.all(made.json(), "id")).doesNotHaveDuplicates();
    assertThat(made.header("Location")).isEmpty();
    assertThat(api.get(THREATS).json().path("total").asInt()).isEqualTo(3);
  }

  @Test
  void takesAllOrNothing() {
    Answer refused = api.post(THREATS, "[{\"title\":\"a\"},{\"severity\":\"bad\"},{\"title\":7}]");

    assertError(
        refused,
        422,
        "field_required",
        "1.title: Field required",
        "1.severity: Input should be 'critical', 'high', 'medium', 'low' or 'negligible'",
        "2.title: Input should be a valid string");
    assertThat(api.get(THREATS).json().path("total").asInt()).isZero();
  }

  @Test
  void aKnownIdIsANewVersion() {
    api.threat("Protest", "\"id\":\"%s\",\"location\":\"Lagos\"".formatted(ID));

    Answer changed =
        expect(
            201,
            api.post(
                THREATS,
                "{\"id\":\"%s\",\"title\":\"Riot\",\"severity\":\"high\",\"location\":\"Ikeja\"}"
                    .formatted(ID)));

    assertThat(changed.at("/title")).isEqualTo("Riot");
    assertThat(changed.at("/severity")).isEqualTo("high");
    assertThat(changed.at("/location")).isEqualTo("Ikeja");
    assertThat(row(ID).getAlert().getAsset()).as("it stays where it is known").isEqualTo("Lagos");
    assertThat(api.get(THREATS).json().path("threats")).containsExactly(changed.json());
  }

  @Test
  void theSameAgainIsTheSame() {
    String threat = "{\"id\":\"%s\",\"title\":\"Protest\"}".formatted(ID);

    Answer first = expect(201, api.post(THREATS, threat));
    Answer again = expect(201, api.post(THREATS, threat));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(api.get(THREATS).json().path("total").asInt()).isOne();
  }

  @Test
  void aRepetitionUnderTheSameKeyMintsTheSameIds() {
    String threats = "[{\"title\":\"a\"},{\"title\":\"b\"}]";

    Answer first = expect(201, api.post(THREATS, threats, "Idempotency-Key", "k"));
    Answer again = expect(201, api.post(THREATS, threats, "Idempotency-Key", "k"));
    Answer other = expect(201, api.post(THREATS, threats, "Idempotency-Key", "l"));

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(Api.all(other.json(), "id"))
        .doesNotContainAnyElementsOf(Api.all(first.json(), "id"));
    assertThat(api.get(THREATS).json().path("total").asInt()).isEqualTo(4);
  }

  @Test
  void anotherRequestUnderAUsedKeyIsAConflict() {
    expect(201, api.post(THREATS, "{\"title\":\"a\"}", "Idempotency-Key", "k"));

    Answer other = api.post(THREATS, "{\"title\":\"b\"}", "Idempotency-Key", "k");

    assertError(other, 409, "conflict", "Idempotency-Key");
    assertThat(Api.all(api.get(THREATS).json().path("threats"), "title")).containsExactly("a");
  }

  @Test
  void listsWhatHasAPlace_newestFirst() {
    Alert located = Fixtures.alertRow("a1", true).getAlert();
    located.setLocation("Hall 3");
    api.live.signal(normal(located), Fixtures.NOW.minusSeconds(60));
    api.live.signal(normal(Fixtures.alertRow("a2", true).getAlert()), Fixtures.NOW);
    String reported = api.threat("Storm");

    JsonNode list = api.get(THREATS).json();

    String fingerprint = Fingerprint.of("dq", "a1");
    assertThat(Api.all(list.path("threats"), "id")).containsExactly(reported, fingerprint);
    assertThat(list.path("total").asInt()).isEqualTo(2);
    assertThat(list.at("/threats/1/severity").asText()).isEqualTo("negligible");
    assertThat(list.at("/threats/1/location").asText()).isEqualTo("Hall 3");
  }

  private static Alert normal(Alert alert) {
    alert.setStatus(AlertStatus.ACTIVE);
    alert.setStartsAt(Fixtures.NOW.minusSeconds(60));
    alert.setObservedAt(Fixtures.NOW.minusSeconds(60));
    return alert;
  }

  @Test
  void findsEveryAlertByItsFingerprint_andAThreatByEitherId() {
    api.live.signal(normal(Fixtures.alertRow("a2", true).getAlert()), Fixtures.NOW);
    api.threat("Storm", "\"id\":\"" + ID + "\"");

    String plain = Fingerprint.of("dq", "a2");
    assertThat(expect(200, api.get(THREATS + '/' + plain)).at("/id")).isEqualTo(plain);
    String upper = Fingerprint.of("threat", ID).toUpperCase(java.util.Locale.ROOT);
    assertThat(expect(200, api.get(THREATS + '/' + upper)).at("/id")).isEqualTo(ID);
    assertThat(
            expect(200, api.get(THREATS + '/' + ID.toUpperCase(java.util.Locale.ROOT))).at("/id"))
        .isEqualTo(ID);
    assertError(api.get(THREATS + '/' + Api.NOBODY), 404, "not_found", "Threat not found");
  }

  @Test
  void aThreatFromAProducerIsCalledByItsFingerprint_unlessItsIdIsAUuid() {
    Alert odd = normal(Fixtures.alertRow("storm-7", true).getAlert());
    odd.setSource("threat");
    api.live.signal(odd, Fixtures.NOW);

    String fingerprint = Fingerprint.of("threat", "storm-7");
    assertThat(api.get(THREATS).at("/threats/0/id")).isEqualTo(fingerprint);
    expect(200, api.get(THREATS + '/' + fingerprint));
  }

  @Test
  void anIdThatWouldHideAnotherAlertIsRefused() {
    api.live.signal(normal(Fixtures.alertRow("a2", true).getAlert()), Fixtures.NOW);
    String taken = Fingerprint.of("dq", "a2");

    assertError(
        api.post(THREATS, "[{\"title\":\"a\",\"id\":\"%s\"}]".formatted(taken)),
        422,
        "field_invalid",
        "0.id: ");
  }

  @Test
  void pagesNeitherSkipNorRepeat() {
    for (String title : List.of("a", "b", "c")) {
      api.threat(title);
    }

    Answer first = api.get(THREATS + "?limit=2");
    String next = first.header("Link").replaceAll("^<([^>]+)>; rel=\"next\"$", "$1");
    api.threat("d");
    JsonNode second = expect(200, api.get(next)).json();
    List<String> both =
        java.util.stream.Stream.of(first.json(), second)
            .flatMap(page -> Api.all(page.path("threats"), "title").stream())
            .toList();

    assertThat(both).containsAll(List.of("a", "b", "c")).doesNotHaveDuplicates();
    assertThat(Api.all(api.get(THREATS + "?offset=3&limit=2").json().path("threats"), "title"))
        .hasSize(1);
  }

  @Test
  void answersOnceTheSpaceShowsThem() {
    LiveSpace slow = new LiveSpace(Fixtures.space("plant"));
    try (TestGateway gateway = new TestGateway()) {
      AtomicInteger asked = new AtomicInteger();
      // what was published arrives while the gateway asks for the third time
      SpaceReader reader =
          (SpaceReader)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {SpaceReader.class},
                  (proxy, method, args) -> {
                    if (!gateway.events.alerts.isEmpty() && asked.incrementAndGet() == 3) {
                      slow.alerts(gateway.events.alerts);
                    }
                    return method.invoke(slow.reader(), args);
                  });
      gateway.locate("plant", new SpaceLocator.Here<>(reader, false));

      Answer answer =
          gateway.send("POST", THREATS, "{\"title\":\"Storm\"}", "Andon-Space", "plant");

      expect(201, answer);
      assertThat(answer.at("/title")).isEqualTo("Storm");
      assertThat(asked.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void whatKafkaDoesNotTakeCanBeRetried() {
    try (TestGateway gateway = new TestGateway()) {
      gateway.events.failure = new ProblemException(Problem.Unavailable.soon("Kafka is away"));

      Answer answer =
          gateway.send("POST", THREATS, "{\"title\":\"Storm\"}", "Andon-Space", "plant");

      assertError(answer, 503, "unavailable", "Kafka is away");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }
}
