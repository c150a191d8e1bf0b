package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstadoTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "En investigaci\u00f3n",
        "EN INVESTIGACI\u00d3N",
        "en investigacion",
        "En investigacio\u0301n",
        "EN INVESTIGACIO\u0301N",
        " En Investigaci\u00f3n "
      })
  void anAccentIsNoObstacle(String word) {
    assertThat(Estado.WORDS.meaning(word)).contains(Estado.EN_INVESTIGACION);
  }
}
