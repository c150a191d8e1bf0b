package io.andon.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.gateway.testing.BadInput.Write;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad input to Andon's own paths and to quality's lists. */
class BadInputTest {
  private static final TestGateway GATEWAY =
      new TestGateway(new LiveSpace(Fixtures.space("plant")));
  private static final BadInput BAD_INPUT =
      new BadInput(
          GATEWAY,
          422,
          answer -> assertThat(answer.json().fieldNames()).toIterable().containsExactly("detail"));
  private static final Write ASSET =
      new Write("PUT", "/spaces/plant/assets/line-1", "{\"kind\":\"line\",\"name\":\"Line 🏭\"}");
  private static final Field NAME = Field.text("name", 200).notBlank();

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesBadBodies() {
    return BAD_INPUT.bodies(ASSET);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadFields() {
    return BAD_INPUT.fields(ASSET, Field.text("kind", 50).required().notBlank(), NAME);
  }

  @TestFactory
  Stream<DynamicTest> refusesBadPages() {
    return Stream.of("/spaces/plant/incidents", "/spaces/plant/alerts").flatMap(BAD_INPUT::pages);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchIds() {
    return BAD_INPUT.ids("GET", "/spaces/plant/incidents/{id}", null);
  }

  @TestFactory
  Stream<DynamicTest> knowsNoSuchMethods() {
    return BAD_INPUT.methods("/spaces/plant/assets", "POST", "PATCH", "OPTIONS");
  }

  @Test
  void failsWhenTheSurfaceTakesIt() {
    Field free = new Field("name", List.of("\"a good name\""), "name", List.of());

    DynamicTest test = BAD_INPUT.fields(ASSET, free).findFirst().orElseThrow();

    assertThatThrownBy(() -> test.getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("200");
  }
}
