package io.andon.gateway.surface.shiftlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftOverviewTest {
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
    assertThat(IncidentStatus.WORDS.meaning(word)).contains(IncidentStatus.INVESTIGATING);
  }
}
