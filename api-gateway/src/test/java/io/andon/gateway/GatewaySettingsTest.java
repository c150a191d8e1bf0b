package io.andon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.topology.settings.StartupException;
import io.andon.topology.settings.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewaySettingsTest {
  @Test
  void defaults() {
    GatewaySettings settings = GatewaySettings.from(Map.of());
    TopologySettings topology = settings.topology();

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(7070);
    assertThat(settings.http().advertisedUrl()).hasToString("http://127.0.0.1:7070");
    assertThat(settings.data()).isEqualTo(Path.of(".andon").toAbsolutePath());
    assertThat(settings.admission().adminKey()).isEmpty();
    assertThat(settings.admission().timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(topology.cluster().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(topology.cluster().serde())
        .isEqualTo(Map.of("schema.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7"));
    assertThat(topology.layout())
        .isEqualTo(new TopologySettings.Layout("andon", 4, (short) 1, Duration.ofDays(90)));
    assertThat(topology.instance())
        .isEqualTo(
            new TopologySettings.Instance(
                "127.0.0.1",
                7070,
                Path.of(".andon", "state").toAbsolutePath(),
                new TopologySettings.Tuning(
                    Runtime.getRuntime().availableProcessors(),
                    0,
                    Duration.ofMillis(25),
                    256L << 20)));
  }

  @Test
  void everyValueCanBeSet() {
    GatewaySettings settings =
        GatewaySettings.from(
            Map.ofEntries(
                Map.entry("ANDON_HOST", "0.0.0.0"),
                Map.entry("ANDON_PORT", "80"),
                Map.entry("ANDON_ADVERTISED_URL", "http://node-1:8070/"),
                Map.entry("ANDON_BOOTSTRAP_SERVERS", "a:1,b:2"),
                Map.entry("ANDON_SCHEMA_REGISTRY_URL", "https://registry/x"),
                Map.entry("ANDON_DATA", "/data"),
                Map.entry("ANDON_ADMIN_KEY", "sixteen-letters!"),
                Map.entry("ANDON_TIME_ZONE", "Europe/Prague"),
                Map.entry("ANDON_APPLICATION_ID", "x"),
                Map.entry("ANDON_PARTITIONS", "12"),
                Map.entry("ANDON_REPLICATION", "3"),
                Map.entry("ANDON_KEEP_DAYS", "7"),
                Map.entry("ANDON_STANDBYS", "1"),
                Map.entry("ANDON_THREADS", "5"),
                Map.entry("ANDON_COMMIT_INTERVAL_MS", "100"),
                Map.entry("ANDON_STATE_MEMORY_MB", "64")));

    assertThat(settings.http().advertisedUrl()).hasToString("http://node-1:8070");
    assertThat(settings.admission().adminKey()).contains("sixteen-letters!");
    assertThat(settings.topology().layout())
        .isEqualTo(new TopologySettings.Layout("x", 12, (short) 3, Duration.ofDays(7)));
    assertThat(settings.topology().instance())
        .isEqualTo(
            new TopologySettings.Instance(
                "node-1",
                8070,
                Path.of("/data/state"),
                new TopologySettings.Tuning(5, 1, Duration.ofMillis(100), 64L << 20)));
    assertThat(settings.toString()).doesNotContain("sixteen-letters!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANDON_PORT                | 0",
        "ANDON_PORT                | 65536",
        "ANDON_PORT                | http",
        "ANDON_ADVERTISED_URL      | node-1:7070",
        "ANDON_ADVERTISED_URL      | https://node-1",
        "ANDON_ADVERTISED_URL      | http://node-1/path",
        "ANDON_ADVERTISED_URL      | http://",
        "ANDON_BOOTSTRAP_SERVERS   | localhost",
        "ANDON_BOOTSTRAP_SERVERS   | a:1,,b:2",
        "ANDON_SCHEMA_REGISTRY_URL | localhost:8081",
        "ANDON_TIME_ZONE           | Mars/Olympus",
        "ANDON_APPLICATION_ID      | a b",
        "ANDON_PARTITIONS          | 0",
        "ANDON_REPLICATION         | 1.5",
        "ANDON_STANDBYS            | -1",
        "ANDON_THREADS             | 0",
        "ANDON_COMMIT_INTERVAL_MS  | 0",
        "ANDON_STATE_MEMORY_MB     | 1",
        "ANDON_KEEP_DAYS           | 0",
      })
  void aBadValueIsNamedInOneLine(String name, String value) {
    assertThatThrownBy(() -> GatewaySettings.from(Map.of(name, value)))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(name + " must be")
        .hasMessageContaining("'" + value + "'")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aShortAdminKeyIsRefusedButNotShown() {
    assertThatThrownBy(() -> GatewaySettings.from(Map.of("ANDON_ADMIN_KEY", "short")))
        .hasMessageContaining("ANDON_ADMIN_KEY")
        .hasMessageNotContaining("short");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void helpNamesEverySetting(Setting setting) {
    assertThat(GatewaySettings.help()).contains(setting.variable(), "[" + setting.standard() + "]");
  }
}
