package io.andon.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.text.Characters.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Belt motor too hot",
        "Stanice č. 3",
        "محطة ٣",
        "ステーション",
        "👩‍🔧 at station 3", // held together by a joiner
        " x ",
        "-"
      })
  void takesWhatPeopleWrite(String text) {
    assertThat(Characters.look(text, false)).isEqualTo(Finding.FINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001b[31m",
        "a\rb",
        "a\nb",
        "a\tb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "\u202Etxt.exe",
        "a\u202Ab",
        "a\u2066b",
        "a\u200Fb",
        "a\u061Cb",
        "a\uD83D",
        "\uDC00b"
      })
  void refusesInOneLineWhatDrivesTerminalsOrTurnsTextRound(String text) {
    assertThat(Characters.look(text, false)).isEqualTo(Finding.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\tb", "a\u2028b"})
  void takesLineBreaksInProse(String text) {
    assertThat(Characters.look(text, true)).isEqualTo(Finding.FINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\u202Eb", "a\uD83D"})
  void refusesTheRestInProseToo(String text) {
    assertThat(Characters.look(text, true)).isEqualTo(Finding.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u00a0", "\u200b", "\u3164", "\u2800 \u2003", "\ufeff", "\u00ad"})
  void seesWhatCannotBeSeen(String text) {
    assertThat(Characters.look(text, false)).isEqualTo(Finding.BLANK);
  }
}
