package io.andon.gateway.access.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  @Test
  void readsWhatItMints() {
    for (int i = 0; i < 200; i++) {
      KeyText key = KeyText.mint(new SecureRandom());
      assertThat(KeyText.parse(key.text())).contains(key);
      assertThat(key.secret()).hasSize(43);
      assertThat(key.toString()).doesNotContain(key.secret());
    }
  }

  @Test
  void theSecretMayHoldUnderscores() {
    assertThat(KeyText.parse("andon_ab_c_d_")).contains(new KeyText("ab", "c_d_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "andon", "andon_", "andon_a", "andon_a_", "andon__a", "Andon_a_b"})
  void otherTextsAreNoKeys(String text) {
    assertThat(KeyText.parse(text)).isEmpty();
  }
}
