package io.andon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void findsNothingWrongWithAGoodDocument() {
    assertThat(Document.read("toy").faults()).isEmpty();
  }

  @Test
  void findsWhatOpenApiDoesNotAllow_andReferencesThatLeadNowhere() {
    assertThat(Document.read("no-openapi").faults())
        .anyMatch(fault -> fault.startsWith("/info: required property 'version'"))
        .anyMatch(fault -> fault.contains("/schema/type: "))
        .contains("#/components/schemas/Toy leads nowhere");
  }

  @Test
  void findsWhatOpenApiAllowsButIsWrong() {
    assertThat(Document.read("broken").faults())
        .containsExactlyInAnyOrder(
            "#/components/schemas/Unused is not used",
            "GET /toys/{id} documents the path parameters []",
            "PUT /toys/{id} has no operationId of its own",
            "the example /paths/~1toys~1{id}/get/responses/200/content/application~1json/example"
                + ": string found, integer expected");
  }

  @Test
  void findsACommaTooMany() {
    assertThat(Document.read("comma").faults())
        .containsExactly(
            "/paths/~1toys/get/responses/200/content/application~1json/schema/all of them"
                + " has no value");
  }

  @Test
  void saysWhichDocumentIsNotThere() {
    assertThatThrownBy(() -> Document.read("none")).hasMessageContaining("/openapi/none.yaml");
  }
}
