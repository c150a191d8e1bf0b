package io.andon.gateway.surface.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.Asset;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.RemoveAsset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {
  private static final String ALL = "/spaces/plant/assets";
  private final TestGateway gateway = new TestGateway();

  @BeforeEach
  void decide() {
    gateway.commands.answer(
        command ->
            command.getBody() instanceof DeclareAsset declare
                ? declare.getAsset()
                : Fixtures.asset("x", "x"));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void listsAndShows() {
    gateway.plant.assets.add(Fixtures.asset("orders", "Orders"));

    assertThat(gateway.get(ALL).at("/total")).isEqualTo("1");
    assertThat(gateway.get(ALL + "/orders").text())
        .isEqualTo(
            "{\"id\":\"orders\",\"kind\":\"data_product\",\"name\":\"Orders\",\"parent\":null,"
                + "\"upstream\":[],\"owners\":[\"jana\"],\"stewards\":[]}");
    assertThat(gateway.get(ALL + "/nope").text()).isEqualTo("{\"detail\":\"Asset not found\"}");
  }

  @Test
  void makesAnAsset() {
    Answer answer =
        gateway.send(
            "PUT",
            ALL + "/L21_3",
            "{\"kind\":\"roi\",\"parent\":\"L21\",\"upstream\":[\"a\",\"b\",\"a\"]}");

    assertThat(answer.status()).isEqualTo(200);
    Asset asset = gateway.commands.only(DeclareAsset.class).getAsset();
    assertThat(asset.getName()).isEqualTo("L21_3");
    assertThat(asset.getParent()).isEqualTo("L21");
    assertThat(asset.getUpstream()).containsExactly("a", "b");
    assertThat(asset.getSpace()).isEqualTo("plant");
  }

  @Test
  void whatIsOmittedStaysAndNullClears() {
    Asset before = Fixtures.asset("orders", "Orders");
    before.setParent("L21");
    before.setUpstream(List.of("a"));
    gateway.plant.assets.add(before);

    gateway.send("PUT", ALL + "/orders", "{\"parent\":null,\"owners\":null}");

    Asset asset = gateway.commands.only(DeclareAsset.class).getAsset();
    assertThat(asset.getName()).isEqualTo("Orders");
    assertThat(asset.getKind()).isEqualTo("data_product");
    assertThat(asset.getUpstream()).containsExactly("a");
    assertThat(asset.getParent()).isNull();
    assertThat(asset.getOwners()).isEmpty();
    assertThat(before.getParent()).isEqualTo("L21");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                   | kind",
        "{\"kind\":\"\"}                      | kind",
        "{\"kind\":\"x\",\"upstream\":\"a\"}  | upstream",
        "{\"kind\":\"x\",\"upstream\":[null]} | upstream",
        "{\"kind\":\"x\",\"owners\":[{}]}     | owners",
        "{\"kind\":\"x\",\"name\":1}          | name",
        "{\"kind\":\"x\",\"parent\":[]}       | parent",
      })
  void refusesBadFields(String body, String field) {
    Answer answer = gateway.send("PUT", ALL + "/x", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/detail/0/loc/1")).isEqualTo(field);
  }

  @Test
  void refusesIdsThatAreNoNames() {
    assertThat(gateway.send("PUT", ALL + "/%00", "{\"kind\":\"x\"}").status()).isEqualTo(400);
    assertThat(gateway.send("PUT", ALL + "/a%07", "{\"kind\":\"x\"}").status()).isEqualTo(422);
    assertThat(gateway.send("PUT", ALL + "/" + "x".repeat(201), "{\"kind\":\"x\"}").status())
        .isEqualTo(422);
  }

  @Test
  void removes() {
    assertThat(gateway.send("DELETE", ALL + "/a%2Fb", null).status()).isEqualTo(204);
    assertThat(gateway.commands.only(RemoveAsset.class).getId()).isEqualTo("a/b");
  }
}
