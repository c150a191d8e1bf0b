package io.andon.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.andon.core.delivery.mail.MailRules;
import io.andon.core.space.SpaceLimits;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.access.oidc.ClaimMapping;
import io.andon.gateway.access.oidc.OidcSettings;
import io.andon.gateway.http.admission.EdgeSettings;
import io.andon.gateway.http.admission.Origins;
import io.andon.gateway.http.server.ServerLimits;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.Poison;
import io.andon.topology.settings.SmtpSettings;
import io.andon.topology.settings.StartupException;
import io.andon.topology.settings.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewaySettingsTest {
  @Test
  void limitsOfSpaces() {
    Map<String, String> environment =
        Map.of(
            "ANDON_SPACE_EVENTS_PER_SECOND", "1",
            "ANDON_SPACE_ASSETS", "2",
            "ANDON_SPACE_DISCOVERED_ASSETS", "3",
            "ANDON_SPACE_OPEN_INCIDENTS", "4",
            "ANDON_SPACE_KEYS", "5",
            "ANDON_SPACE_USERS", "0");
    assertThat(GatewaySettings.from(environment).topology().limits())
        .isEqualTo(new SpaceLimits(1, 2, 3, 4, 5, 0));
  }

  @Test
  void defaults() {
    GatewaySettings settings = GatewaySettings.from(Map.of());
    TopologySettings topology = settings.topology();

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().ports())
        .isEqualTo(new GatewaySettings.Ports(7070, Optional.empty()));
    assertThat(settings.http().advertisedUrl()).hasToString("http://127.0.0.1:7070");
    assertThat(settings.data()).isEqualTo(Path.of(".andon").toAbsolutePath());
    assertThat(settings.admission().adminKey()).isEmpty();
    assertThat(settings.admission().timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.access())
        .isEqualTo(
            new AccessSettings(
                AccessSettings.Secrets.NONE,
                new Limits.Rates(12_000, 60_000, 10),
                EdgeSettings.NONE,
                Optional.empty()));
    assertThat(settings.http().limits()).isEqualTo(ServerLimits.STANDARD);
    assertThat(topology.cluster().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(topology.cluster().serde())
        .isEqualTo(Map.of("schema.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7"));
    assertThat(topology.limits()).isEqualTo(SpaceLimits.STANDARD);
    assertThat(topology.layout())
        .isEqualTo(new TopologySettings.Layout("andon", 4, (short) 1, keep(90, 3_650)));
    assertThat(topology.instance())
        .isEqualTo(
            new TopologySettings.Instance(
                new TopologySettings.Advertised("127.0.0.1", 7070),
                Path.of(".andon", "state").toAbsolutePath(),
                Poison.PARK,
                new TopologySettings.Tuning(
                    Runtime.getRuntime().availableProcessors(),
                    0,
                    Duration.ofMillis(25),
                    256L << 20,
                    false)));
    assertThat(topology.delivery())
        .isEqualTo(
            new DeliverySettings(
                "http://127.0.0.1:7070",
                Duration.ofHours(72),
                topology.delivery().webhooks(),
                Optional.empty(),
                new MailRules(List.of(), 500)));
    assertThat(topology.delivery().webhooks().httpsOnly()).isFalse();
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
                Map.entry("ANDON_SESSION_SECRET", "a secret of more than 32 characters"),
                Map.entry("ANDON_SEAL_KEY", "a seal of more than 32 characters"),
                Map.entry("ANDON_METRICS_PORT", "8071"),
                Map.entry("ANDON_METRICS_KEY", "a scraper's key!"),
                Map.entry("ANDON_CONNECTIONS", "50"),
                Map.entry("ANDON_REQUEST_SECONDS", "5"),
                Map.entry(
                    "ANDON_CORS_ORIGINS",
                    "https://Board.example.com:443, http://localhost:3000, *"),
                Map.entry("ANDON_RATE_LIMIT", "0"),
                Map.entry("ANDON_ADDRESS_LIMIT", "7"),
                Map.entry("ANDON_LOGIN_LIMIT", "3"),
                Map.entry("ANDON_TRUST_PROXY", "2"),
                Map.entry("ANDON_OIDC_ISSUER", "https://login"),
                Map.entry("ANDON_OIDC_AUDIENCE", "andon"),
                Map.entry("ANDON_OIDC_JWKS_URL", "https://login/jwks"),
                Map.entry("ANDON_OIDC_ALGORITHM", "ES256"),
                Map.entry("ANDON_OIDC_TOKEN_MINUTES", "60"),
                Map.entry("ANDON_OIDC_SPACE_CLAIM", "plant"),
                Map.entry("ANDON_OIDC_USERNAME_CLAIM", "email"),
                Map.entry("ANDON_OIDC_SCOPES_CLAIM", "realm_access.roles"),
                Map.entry(
                    "ANDON_OIDC_SCOPES",
                    "operators = incidents:read+MANAGE_PRODUCTION, cn=leads=admin"),
                Map.entry("ANDON_TIME_ZONE", "Europe/Prague"),
                Map.entry("ANDON_PUBLIC_URL", "https://andon.example.com/plant/"),
                Map.entry("ANDON_DELIVERY_HOURS", "24"),
                Map.entry("ANDON_WEBHOOK_ALLOW", "10.20.0.0/16, *.plant.example:8080"),
                Map.entry("ANDON_WEBHOOK_HTTPS_ONLY", "TRUE"),
                Map.entry("ANDON_MAIL_DOMAINS", "Example.com, *.plant.example"),
                Map.entry("ANDON_MAIL_LIMIT", "7"),
                Map.entry("ANDON_SMTP_HOST", "mail.example.com"),
                Map.entry("ANDON_SMTP_PORT", "465"),
                Map.entry("ANDON_SMTP_TLS", "tls"),
                Map.entry("ANDON_SMTP_USER", "andon"),
                Map.entry("ANDON_SMTP_PASSWORD", "a password of the mail server"),
                Map.entry("ANDON_SMTP_FROM", "Andon <andon@example.com>"),
                Map.entry("ANDON_APPLICATION_ID", "x"),
                Map.entry("ANDON_PARTITIONS", "12"),
                Map.entry("ANDON_REPLICATION", "3"),
                Map.entry("ANDON_KEEP_DAYS", "7"),
                Map.entry("ANDON_AUDIT_DAYS", "30"),
                Map.entry("ANDON_STANDBYS", "1"),
                Map.entry("ANDON_THREADS", "5"),
                Map.entry("ANDON_COMMIT_INTERVAL_MS", "100"),
                Map.entry("ANDON_POISON", "stop"),
                Map.entry("ANDON_STATE_MEMORY_MB", "64"),
                Map.entry("ANDON_ACCEPT_STATE", "true")));

    assertThat(settings.http().advertisedUrl()).hasToString("http://node-1:8070");
    assertThat(settings.admission().adminKey()).contains("sixteen-letters!");
    AccessSettings access = settings.access();
    assertThat(access.secrets().session()).contains("a secret of more than 32 characters");
    assertThat(access.secrets().seal()).contains("a seal of more than 32 characters");
    assertThat(access.secrets().metrics()).contains("a scraper's key!");
    assertThat(access.rates()).isEqualTo(new Limits.Rates(0, 7, 3));
    assertThat(access.edge())
        .isEqualTo(
            new EdgeSettings(
                2,
                Optional.of("andon.example.com"),
                new Origins(Set.of("https://board.example.com", "http://localhost:3000"), true)));
    assertThat(settings.http().ports()).isEqualTo(new GatewaySettings.Ports(80, Optional.of(8071)));
    assertThat(settings.http().limits()).isEqualTo(new ServerLimits(50, Duration.ofSeconds(5)));
    OidcSettings oidc = access.oidc().orElseThrow();
    assertThat(oidc.issuer()).isEqualTo("https://login");
    assertThat(oidc.audience()).isEqualTo("andon");
    assertThat(oidc.keys()).hasToString("https://login/jwks");
    assertThat(oidc.life()).isEqualTo(Duration.ofMinutes(60));
    assertThat(oidc.algorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(oidc.claims())
        .isEqualTo(
            new ClaimMapping(
                "plant",
                "email",
                "realm_access.roles",
                Map.of(
                    "operators",
                    Set.of(Scope.INCIDENTS_READ, Scope.MANAGE_PRODUCTION),
                    "cn=leads",
                    Set.of(Scope.ADMIN))));
    assertThat(settings.topology().layout())
        .isEqualTo(new TopologySettings.Layout("x", 12, (short) 3, keep(7, 30)));
    assertThat(settings.topology().instance())
        .isEqualTo(
            new TopologySettings.Instance(
                new TopologySettings.Advertised("node-1", 8070),
                Path.of("/data/state"),
                Poison.STOP,
                new TopologySettings.Tuning(5, 1, Duration.ofMillis(100), 64L << 20, true)));
    assertThat(settings.topology().delivery())
        .isEqualTo(
            new DeliverySettings(
                "https://andon.example.com/plant",
                Duration.ofHours(24),
                settings.topology().delivery().webhooks(),
                Optional.of(
                    new SmtpSettings(
                        new SmtpSettings.Server("mail.example.com", 465, SmtpSettings.Tls.TLS),
                        Optional.of(
                            new SmtpSettings.Login("andon", "a password of the mail server")),
                        "Andon <andon@example.com>")),
                new MailRules(List.of("example.com", "*.plant.example"), 7)));
    assertThat(settings.topology().delivery().webhooks().httpsOnly()).isTrue();
    assertThat(settings.toString())
        .doesNotContain(
            "sixteen-letters!",
            "a secret of more than 32 characters",
            "a seal of more than 32 characters",
            "a scraper's key!",
            "a password of the mail server");
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
        "ANDON_POISON              | ignore",
        "ANDON_KEEP_DAYS           | 0",
        "ANDON_AUDIT_DAYS          | 89",
        "ANDON_METRICS_PORT        | 7070",
        "ANDON_METRICS_PORT        | 0",
        "ANDON_CONNECTIONS         | 9",
        "ANDON_REQUEST_SECONDS     | 0",
        "ANDON_CORS_ORIGINS        | board.example.com",
        "ANDON_CORS_ORIGINS        | https://board.example.com/",
        "ANDON_CORS_ORIGINS        | https://board.example.com,",
        "ANDON_CORS_ORIGINS        | https://ana@board.example.com",
        "ANDON_CORS_ORIGINS        | https://*.example.com",
        "ANDON_CORS_ORIGINS        | null",
        "ANDON_RATE_LIMIT          | -1",
        "ANDON_ADDRESS_LIMIT       | many",
        "ANDON_LOGIN_LIMIT         | 1.5",
        "ANDON_TRUST_PROXY         | true",
        "ANDON_PUBLIC_URL          | andon.example.com",
        "ANDON_PUBLIC_URL          | ftp://andon.example.com",
        "ANDON_PUBLIC_URL          | https://",
        "ANDON_PUBLIC_URL          | https://andon.example.com/?q",
        "ANDON_DELIVERY_HOURS      | 23",
        "ANDON_DELIVERY_HOURS      | 169",
        "ANDON_WEBHOOK_ALLOW       | 10.0.0.1/8",
        "ANDON_WEBHOOK_ALLOW       | https://a.example",
        "ANDON_WEBHOOK_HTTPS_ONLY  | yes",
        "ANDON_MAIL_DOMAINS        | ana@example.com",
        "ANDON_MAIL_DOMAINS        | a.example,,b.example",
        "ANDON_MAIL_LIMIT          | -1",
        "ANDON_SMTP_PORT           | 0",
        "ANDON_SMTP_TLS            | ssl",
      })
  void aBadValueIsNamedInOneLine(String name, String value) {
    assertThatThrownBy(() -> GatewaySettings.from(Map.of(name, value)))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(name + " must be")
        .hasMessageContaining("'" + value + "'")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theAuditTrailIsKeptAsLongAsWhatItIsAbout() {
    assertThat(GatewaySettings.from(Map.of("ANDON_KEEP_DAYS", "9000")).topology().layout().keep())
        .isEqualTo(keep(9_000, 9_000));
  }

  private static TopologySettings.Keep keep(long records, long audit) {
    return new TopologySettings.Keep(Duration.ofDays(records), Duration.ofDays(audit));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void helpNamesEverySetting(Setting setting) {
    assertThat(GatewaySettings.help()).contains(setting.variable(), "[" + setting.standard() + "]");
  }
}
