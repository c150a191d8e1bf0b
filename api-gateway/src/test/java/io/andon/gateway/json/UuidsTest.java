package io.andon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
  private static final String UUID = "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8";

  @Test
  void readsThemInAnyCase() {
    assertThat(Uuids.parse("4F5D1CC9-d4cc-49A1-A3FC-5EC93D674BC8")).contains(UUID);
    assertThat(Uuids.parse("00000000-0000-0000-0000-000000000000")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "4f5d1cc9d4cc49a1a3fc5ec93d674bc8",
        "{" + UUID + "}",
        UUID + "\n",
        " " + UUID,
        "4f5d1cc9-d4cc-49a1-a3fc-5ec93d674bcg",
        "٤f5d1cc9-d4cc-49a1-a3fc-5ec93d674bc8"
      })
  void readsNothingElse(String text) {
    assertThat(Uuids.parse(text)).isEmpty();
  }

  @Test
  void knowsTheStoredForm() {
    assertThat(Uuids.isStored(UUID)).isTrue();
    assertThat(Uuids.isStored(UUID.toUpperCase(java.util.Locale.ROOT))).isFalse();
  }
}
