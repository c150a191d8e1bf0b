package io.andon.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets among the settings: where they may lie, and that they are not shown. */
class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"ANDON_ADMIN_KEY", "ANDON_SESSION_SECRET", "ANDON_SEAL_KEY", "ANDON_METRICS_KEY"})
  void aShortSecretIsRefusedButNotShown(String name) {
    assertThatThrownBy(() -> GatewaySettings.from(Map.of(name, "short")))
        .hasMessageStartingWith(name + " must have at least")
        .hasMessageNotContaining("short");
  }

  @ParameterizedTest
  @EnumSource(
      value = Setting.class,
      names = {"ADMIN_KEY", "SESSION_SECRET", "SEAL_KEY", "METRICS_KEY", "SMTP_PASSWORD"})
  void aSecretMayLieInAFile(Setting secret, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "what lies in a file, long enough\n");
    String name = secret.variable() + "_FILE";
    Map<String, String> settings = new HashMap<>(Map.of(name, file.toString()));
    assertThat(SecretFiles.resolve(settings))
        .isEqualTo(Map.of(secret.variable(), "what lies in a file, long enough"));

    settings.put(secret.variable(), "and beside it");
    assertThatThrownBy(() -> GatewaySettings.from(settings))
        .hasMessage("%s must not be set beside %s", name, secret.variable());
    for (String bad : List.of(folder + "/none", folder.toString(), "\0")) {
      assertThatThrownBy(() -> GatewaySettings.from(Map.of(name, bad)))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith(name + " must be a readable file");
    }
  }

  @Test
  void everySecretMayLieInAFile() {
    assertThat(Setting.values())
        .filteredOn(setting -> setting.variable().matches(".*(KEY|SECRET|PASSWORD|TOKEN)"))
        .containsExactlyInAnyOrderElementsOf(Setting.SECRETS);
  }

  @Test
  void theSecretOfAFileIsTheSetting(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sixteen-letters!\n");

    assertThat(
            GatewaySettings.from(Map.of("ANDON_ADMIN_KEY_FILE", file.toString()))
                .admission()
                .adminKey())
        .contains("sixteen-letters!");
  }
}
