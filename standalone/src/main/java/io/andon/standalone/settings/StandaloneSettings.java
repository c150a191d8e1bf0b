package io.andon.standalone.settings;

import io.andon.gateway.settings.SecretFiles;
import io.andon.topology.settings.StartupException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the standalone composition, read once and validated.
 *
 * @param hosts addresses to listen on
 * @param ports 0 for any free one
 * @param existing what is used instead of being started
 * @param data folder of everything that is stored
 * @param adminKey null: minted at first start
 * @param advertisedUrl null: host and port
 */
public record StandaloneSettings(
    Hosts hosts,
    PortNumbers ports,
    Existing existing,
    Path data,
    @Nullable String adminKey,
    @Nullable String advertisedUrl) {

  /**
   * Addresses to listen on.
   *
   * @param node of the HTTP interface
   * @param infrastructure of broker and registry, which let everybody do everything
   */
  public record Hosts(String node, String infrastructure) {}

  /** One port for each listener. */
  public record PortNumbers(int node, int kafka, int registry) {}

  /** Servers that run already, null where there is none. */
  public record Existing(@Nullable String bootstrapServers, @Nullable String schemaRegistryUrl) {
    public static final Existing NONE = new Existing(null, null);
  }

  /**
   * Reads the environment.
   *
   * @throws StartupException naming the first setting that is wrong
   */
  public static StandaloneSettings from(Map<String, String> environment) {
    SettingReader reader = new SettingReader(SecretFiles.resolve(environment));
    PortNumbers ports =
        new PortNumbers(
            reader.port(Setting.ANDON_PORT),
            reader.port(Setting.ANDON_KAFKA_PORT),
            reader.port(Setting.ANDON_REGISTRY_PORT));
    differ(Setting.ANDON_KAFKA_PORT, ports.kafka(), Setting.ANDON_PORT, ports.node());
    differ(Setting.ANDON_REGISTRY_PORT, ports.registry(), Setting.ANDON_PORT, ports.node());
    differ(Setting.ANDON_REGISTRY_PORT, ports.registry(), Setting.ANDON_KAFKA_PORT, ports.kafka());
    return new StandaloneSettings(
        new Hosts(reader.host(Setting.ANDON_HOST), reader.host(Setting.ANDON_BACKBONE_HOST)),
        ports,
        new Existing(
            reader.servers(Setting.ANDON_BOOTSTRAP_SERVERS),
            reader.url(Setting.ANDON_SCHEMA_REGISTRY_URL)),
        reader.folder(Setting.ANDON_DATA),
        reader.word(Setting.ANDON_ADMIN_KEY),
        reader.url(Setting.ANDON_ADVERTISED_URL));
  }

  /** The same settings, but everything is started here. */
  public StandaloneSettings withoutExisting() {
    return new StandaloneSettings(hosts, ports, Existing.NONE, data, adminKey, advertisedUrl);
  }

  /** What clients of broker and registry are told to connect to; nobody can to "any address". */
  public String advertisedHost() {
    try {
      if (!InetAddress.getByName(hosts.infrastructure()).isAnyLocalAddress()) {
        return hosts.infrastructure();
      }
      return advertisedUrl != null
          ? URI.create(advertisedUrl).getHost()
          : InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException e) {
      return hosts.infrastructure();
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "StandaloneSettings[hosts=%s, ports=%s, existing=%s, data=%s, advertisedUrl=%s]"
        .formatted(hosts, ports, existing, data, advertisedUrl);
  }

  private static void differ(Setting one, int port, Setting other, int otherPort) {
    if (port == otherPort && port != 0) {
      throw new StartupException("%s: %d is the value of %s too".formatted(one, port, other));
    }
  }
}
