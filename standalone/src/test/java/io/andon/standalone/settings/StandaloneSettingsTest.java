package io.andon.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneSettingsTest {
  @Test
  void hasDefaults_whenTheEnvironmentIsEmpty() {
    assertThat(StandaloneSettings.from(Map.of()))
        .isEqualTo(
            new StandaloneSettings(
                new StandaloneSettings.Hosts("127.0.0.1", "127.0.0.1"),
                new StandaloneSettings.PortNumbers(7070, 9092, 8081),
                StandaloneSettings.Existing.NONE,
                Path.of(".andon").toAbsolutePath(),
                null,
                null));
  }

  @Test
  void takesEverySettingFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "ANDON_HOST", "0.0.0.0",
            "ANDON_PORT", "1",
            "ANDON_KAFKA_PORT", "2",
            "ANDON_REGISTRY_PORT", "3",
            "ANDON_BACKBONE_HOST", "::",
            "ANDON_BOOTSTRAP_SERVERS", "kafka-1:9092,kafka-2:9092",
            "ANDON_SCHEMA_REGISTRY_URL", "https://registry:8443/apis/ccompat/v7",
            "ANDON_DATA", "/var/lib/andon",
            "ANDON_ADMIN_KEY", "secret",
            "ANDON_ADVERTISED_URL", "http://node-1:7070");

    assertThat(environment).hasSize(Setting.values().length);
    StandaloneSettings settings = StandaloneSettings.from(environment);
    assertThat(settings)
        .isEqualTo(
            new StandaloneSettings(
                new StandaloneSettings.Hosts("0.0.0.0", "::"),
                new StandaloneSettings.PortNumbers(1, 2, 3),
                new StandaloneSettings.Existing(
                    "kafka-1:9092,kafka-2:9092", "https://registry:8443/apis/ccompat/v7"),
                Path.of("/var/lib/andon"),
                "secret",
                "http://node-1:7070"));
    assertThat(settings.advertisedHost()).isEqualTo("node-1");
  }

  @Test
  void brokerAndRegistryAreOpenedByTheirOwnSettingOnly() {
    StandaloneSettings settings =
        StandaloneSettings.from(
            Map.of("ANDON_HOST", "0.0.0.0", "ANDON_ADVERTISED_URL", "http://node-1:7070"));

    assertThat(settings.hosts()).isEqualTo(new StandaloneSettings.Hosts("0.0.0.0", "127.0.0.1"));
    assertThat(settings.advertisedHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void theAdminKeyMayLieInAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "secret\n");

    assertThat(StandaloneSettings.from(Map.of("ANDON_ADMIN_KEY_FILE", file.toString())).adminKey())
        .isEqualTo("secret");
  }

  @Test
  void countsBlankAsNotSet() {
    assertThat(StandaloneSettings.from(Map.of("ANDON_PORT", " ")))
        .isEqualTo(StandaloneSettings.from(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "ANDON_PORT, http",
    "ANDON_KAFKA_PORT, 65536",
    "ANDON_REGISTRY_PORT, -1",
    "ANDON_REGISTRY_PORT, 9092",
    "ANDON_HOST, 192.0.2.1",
    "ANDON_BACKBONE_HOST, 192.0.2.1",
    "ANDON_BOOTSTRAP_SERVERS, kafka",
    "ANDON_SCHEMA_REGISTRY_URL, registry:8081",
    "ANDON_ADVERTISED_URL, http://",
  })
  void namesTheSetting_whenItsValueIsWrong(String name, String value) {
    assertThatThrownBy(() -> StandaloneSettings.from(Map.of(name, value)))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(value);
  }

  @Test
  void keepsTheAdminKeyOutOfTheMessage() {
    assertThatThrownBy(() -> StandaloneSettings.from(Map.of("ANDON_ADMIN_KEY", "two words")))
        .hasMessageStartingWith("ANDON_ADMIN_KEY: ")
        .message()
        .doesNotContain("words");
  }

  @Test
  void keepsTheAdminKeyOutOfItsText() {
    assertThat(StandaloneSettings.from(Map.of("ANDON_ADMIN_KEY", "secret")).toString())
        .doesNotContain("secret");
  }

  @Test
  void standsInTheHelpOfTheScript() throws Exception {
    assertThat(Files.readString(Path.of("../andon"))).contains(Setting.table());
  }
}
