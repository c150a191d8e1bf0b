package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.UpdateSpace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacesTest {
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void makesASpace() {
    gateway.commands.answer(command -> ((CreateSpace) command.getBody()).getSpace());

    Answer answer =
        gateway.send(
            "POST",
            "/spaces",
            """
            {"slug":"plant-2","name":"Závod 2","time_zone":"Europe/Prague","features":[],
             "correlation":{"window_seconds":0.5,"max_hops":1}}
            """);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/spaces/plant-2");
    assertThat(gateway.commands.taken.getFirst().getSpace()).isEqualTo("plant-2");
    Space space = gateway.commands.only(CreateSpace.class).getSpace();
    assertThat(space.getFeatures()).isEmpty();
    assertThat(space.getCorrelation().getWindowMs()).isEqualTo(500);
    assertThat(space.getCorrelation().getMaxHops()).isEqualTo(1);
    assertThat(space.getCorrelation().getQuietMs()).isEqualTo(300_000);
    assertThat(answer.at("/correlation/window_seconds")).isEqualTo("0.5");
  }

  @Test
  void onlyTheSlugIsNeeded() {
    gateway.commands.answer(command -> ((CreateSpace) command.getBody()).getSpace());

    Answer answer = gateway.send("POST", "/spaces", "{\"slug\":\"x\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("/name")).isEqualTo("x");
    assertThat(answer.at("/time_zone")).isEqualTo("UTC");
    assertThat(answer.at("/features/0")).isEqualTo("quality.incidents");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                   | slug",
        "{\"slug\":\"\"}                      | slug",
        "{\"slug\":\"-x\"}                    | slug",
        "{\"slug\":\"Plant\"}                 | slug",
        "{\"slug\":\"a/b\"}                   | slug",
        "{\"slug\":5}                         | slug",
        "{\"slug\":\"x\",\"time_zone\":\"Mars\"} | time_zone",
        "{\"slug\":\"x\",\"features\":\"a\"}  | features",
        "{\"slug\":\"x\",\"features\":[1]}    | features",
        "{\"slug\":\"x\",\"correlation\":[]}  | correlation",
        "{\"slug\":\"x\",\"correlation\":{\"max_hops\":1.5}} | correlation",
        "{\"slug\":\"x\",\"correlation\":{\"window_seconds\":-1}} | correlation",
      })
  void refusesBadFields(String body, String field) {
    Answer answer = gateway.send("POST", "/spaces", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void changesOnlyWhatIsGiven() {
    gateway.commands.answer(command -> gateway.directory.space("plant").orElseThrow());

    Answer answer =
        gateway.send("PATCH", "/spaces/plant", "{\"correlation\":{\"quiet_seconds\":1}}");

    assertThat(answer.status()).isEqualTo(200);
    UpdateSpace update = gateway.commands.only(UpdateSpace.class);
    assertThat(update.getName()).isNull();
    assertThat(update.getFeatures()).isNull();
    assertThat(update.getCorrelation().getQuietMs()).isEqualTo(1000);
    assertThat(update.getCorrelation().getWindowMs()).isEqualTo(600_000);
    assertThat(gateway.send("PATCH", "/spaces/plant", "{\"time_zone\":\"x\"}").status())
        .isEqualTo(422);
  }

  @Test
  void listsWhatTheCallerMaySee() {
    assertThat(gateway.get("/spaces").json().at("/items").findValuesAsText("slug"))
        .containsExactly("other", "plant");
    assertThat(
            gateway
                .sendAs(gateway.key(Scope.VIEW_AUDIT), "GET", "/spaces", null)
                .json()
                .at("/items")
                .findValuesAsText("slug"))
        .containsExactly("plant");
    assertThat(gateway.get("/spaces/plant").at("/slug")).isEqualTo("plant");
  }
}
