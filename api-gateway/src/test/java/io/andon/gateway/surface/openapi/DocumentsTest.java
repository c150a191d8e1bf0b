package io.andon.gateway.surface.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.contract.Contract;
import io.andon.contract.Document;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
  static List<Document> documents() {
    return Contract.of(OpenApiPages.DOCUMENTS).documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isValid(Document document) {
    assertThat(document.faults()).isEmpty();
  }
}
