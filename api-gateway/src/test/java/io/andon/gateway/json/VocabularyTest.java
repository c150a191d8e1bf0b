package io.andon.gateway.json;

import static io.andon.gateway.json.Vocabulary.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.schema.Severity;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary<Severity> THREE =
      Vocabulary.ofEvery(
          Severity.class,
          entry("Low", Severity.LOW, Severity.INFO),
          entry("Medium", Severity.MEDIUM),
          entry("High", Severity.HIGH, Severity.CRITICAL),
          entry("Severe", Severity.HIGH));

  @Test
  void aWordIsReadInAnyCase() {
    assertThat(THREE.meaning(" hIGH ")).contains(Severity.HIGH);
    assertThat(THREE.meaning("critical")).isEmpty();
  }

  @Test
  void aValueOfSeveralWordsIsWrittenAsTheFirst() {
    assertThat(THREE.meaning("severe")).contains(Severity.HIGH);
    assertThat(THREE.word(Severity.HIGH)).isEqualTo("High");
    assertThat(THREE.word(Severity.CRITICAL)).isEqualTo("High");
  }

  @Test
  void whatIsWrittenTheSameIsFoundTogether() {
    assertThat(THREE.sameWord(Severity.CRITICAL)).containsOnly(Severity.HIGH, Severity.CRITICAL);
    assertThat(THREE.sameWord(Severity.MEDIUM)).containsOnly(Severity.MEDIUM);
  }

  @Test
  void aValueWithoutAWordIsToldAtOnce() {
    assertThatThrownBy(() -> Vocabulary.ofEvery(Severity.class, entry("Low", Severity.LOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Vocabulary.of(entry("Low", Severity.LOW)).wordIfAny(Severity.HIGH)).isEmpty();
  }
}
