package io.andon.gateway.surface.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final String ALL = "/spaces/plant/webhooks";
  private static final String BODY = "{\"url\":\"https://hooks.example.com/a\"}";

  private final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));

  @AfterEach
  void close() {
    gateway.close();
  }

  private Answer make(String body) {
    Answer made = gateway.send("POST", ALL, body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made;
  }

  private Webhook stored(Answer made) {
    return gateway.directory.webhook("plant", made.at("/id")).orElseThrow();
  }

  @Test
  void aNewWebhookWantsEverything_andShowsItsSecretOnce() {
    Answer made = make("{\"url\":\"https://hooks.example.com/a\",\"description\":\"chat 🏭\"}");

    assertThat(made.header("Location")).isEqualTo(ALL + "/" + made.at("/id"));
    assertThat(made.at("/url")).isEqualTo("https://hooks.example.com/a");
    assertThat(made.at("/events/0")).isEqualTo("*");
    assertThat(made.at("/description")).isEqualTo("chat 🏭");
    assertThat(made.at("/created_by")).isEqualTo("admin");
    assertThat(stored(made).getSecrets())
        .extracting(WebhookSecret::getSecret)
        .containsExactly(made.at("/secret"));

    Answer shown = gateway.get(made.header("Location"));
    assertThat(shown.at("/description")).isEqualTo("chat 🏭");
    Answer list = gateway.get(ALL);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/items/0/id")).isEqualTo(made.at("/id"));
    assertThat(shown.text() + list.text()).doesNotContain("whsec_", "secret\"");
  }

  @Test
  void aRetryShowsTheSameWebhookAndSecret() {
    Answer first = gateway.send("POST", ALL, BODY, "Idempotency-Key", "k");
    Answer second = gateway.send("POST", ALL, BODY, "Idempotency-Key", "k");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(gateway.get(ALL).at("/total")).isEqualTo("1");
    String other = "{\"url\":\"https://hooks.example.com/b\"}";
    assertThat(gateway.send("POST", ALL, other, "Idempotency-Key", "k").status()).isEqualTo(409);
  }

  @Test
  void rotates_andTheSecretBeforeSignsForTheOverlap() {
    Answer made = make(BODY);
    String rotate = made.header("Location") + "/rotate";

    Answer rotated =
        gateway.send("POST", rotate, "{\"overlap_seconds\":60}", "Idempotency-Key", "r");
    Answer again = gateway.send("POST", rotate, "{\"overlap_seconds\":60}", "Idempotency-Key", "r");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(rotated.json());
    assertThat(rotated.at("/secret")).isNotEqualTo(made.at("/secret"));
    assertThat(rotated.at("/previous_secret_until")).isEqualTo("2026-03-06T10:31:00Z");
    assertThat(stored(made).getSecrets())
        .extracting(WebhookSecret::getSecret)
        .containsExactly(rotated.at("/secret"), made.at("/secret"));
    gateway.clock.advance(Duration.ofMinutes(2));
    assertThat(gateway.get(made.header("Location")).json().get("previous_secret_until").isNull())
        .isTrue();
  }

  @Test
  void rotatesWithADaysOverlapUnlessToldOtherwise_andWithNone() {
    Answer made = make(BODY);
    String rotate = made.header("Location") + "/rotate";

    assertThat(gateway.send("POST", rotate, null).at("/previous_secret_until"))
        .isEqualTo("2026-03-07T10:30:00Z");
    Answer without = gateway.send("POST", rotate, "{\"overlap_seconds\":0}");
    assertThat(without.json().get("previous_secret_until").isNull()).isTrue();
    assertThat(stored(made).getSecrets()).hasSize(1);
  }

  @Test
  void changesWhatIsNamed_andClears() {
    Answer made = make("{\"url\":\"https://hooks.example.com/a\",\"description\":\"chat\"}");
    String one = made.header("Location");

    Answer changed = gateway.send("PATCH", one, "{\"events\":[\"incident.resolved\"]}");
    assertThat(changed.at("/events/0")).isEqualTo("incident.resolved");
    assertThat(changed.at("/url")).isEqualTo("https://hooks.example.com/a");
    assertThat(changed.at("/description")).isEqualTo("chat");
    Answer cleared =
        gateway.send(
            "PATCH", one, "{\"description\":null,\"url\":\"http://b.example.com:8080/?q=1\"}");
    assertThat(cleared.json().get("description").isNull()).isTrue();
    assertThat(cleared.at("/url")).isEqualTo("http://b.example.com:8080/?q=1");
    assertThat(cleared.text()).doesNotContain("whsec_");
    assertThat(stored(made).getSecrets()).hasSize(1);
  }

  @Test
  void removes() {
    Answer made = make(BODY);
    String one = made.header("Location");

    assertThat(gateway.send("DELETE", one, null).status()).isEqualTo(204);
    assertThat(gateway.get(one).status()).isEqualTo(404);
    assertThat(gateway.get(ALL).at("/total")).isEqualTo("0");
    assertThat(gateway.send("PATCH", one, "{}").status()).isEqualTo(404);
    assertThat(gateway.send("POST", one + "/rotate", null).status()).isEqualTo(404);
    assertThat(gateway.send("POST", one + "/ping", null).status()).isEqualTo(404);
    assertThat(gateway.send("DELETE", one, null).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/,         a loopback address",
    "http://127.1.2.3:9/,       a loopback address",
    "http://[::1]/,             a loopback address",
    "http://[::ffff:10.0.0.1]/, a private address",
    "http://169.254.169.254/,   a link-local address",
    "http://10.1.2.3/,          a private address",
    "http://172.31.0.1/,        a private address",
    "http://192.168.1.1/,       a private address",
    "http://100.64.0.1/,        a carrier's private address",
    "http://[fd00::1]/,         a private address",
    "http://[fe80::1]/,         a link-local address",
    "http://224.0.0.1/,         a multicast address",
    "http://0.0.0.0/,           an unspecified address",
    "http://no.such.host/,      not known",
  })
  void refusesWhereWebhooksMayNotLead(String url, String why) {
    Answer refused = gateway.send("POST", ALL, "{\"url\":\"%s\"}".formatted(url));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/detail/0/loc/1")).isEqualTo("url");
    assertThat(refused.at("/detail/0/msg")).contains(why);
    Answer made = make(BODY);
    assertThat(
            gateway
                .send("PATCH", made.header("Location"), "{\"url\":\"%s\"}".formatted(url))
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"incident.exploded", "incident", "opened", "ping", "**", "incident.*.*"})
  void refusesAPatternOfNothing_andNamesWhatThereIs(String pattern) {
    Answer refused =
        gateway.send(
            "POST",
            ALL,
            "{\"url\":\"https://a.example.com\",\"events\":[\"%s\"]}".formatted(pattern));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/detail/0/msg"))
        .contains("'" + pattern + "'", "'*'", "'incident.*'", "incident.opened", "incident.merged");
  }

  @Test
  void aSpaceHasFiftyAtMost() {
    for (int i = 0; i < 50; i++) {
      make(BODY);
    }
    Answer refused = gateway.send("POST", ALL, BODY);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("50");
  }

  @Test
  void onlyAdminsOfTheSpaceMayDoAnyOfIt() {
    Answer made = make(BODY);
    String key = gateway.key(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE);
    String stranger = gateway.keyOf("other", one -> {}, Scope.ADMIN);

    assertThat(gateway.sendAs(key, "GET", ALL, null).status()).isEqualTo(403);
    assertThat(gateway.sendAs(key, "GET", "/spaces/plant/emails", null).status()).isEqualTo(403);
    assertThat(gateway.sendAs(stranger, "GET", ALL, null).status()).isEqualTo(404);
    assertThat(gateway.sendAs(stranger, "GET", made.header("Location"), null).status())
        .isEqualTo(404);
    assertThat(
            gateway
                .sendAs(stranger, "GET", "/spaces/other/webhooks/" + made.at("/id"), null)
                .status())
        .isEqualTo(404);
  }
}
