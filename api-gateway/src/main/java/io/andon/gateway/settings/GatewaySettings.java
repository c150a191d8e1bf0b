package io.andon.gateway.settings;

import io.andon.core.space.SpaceLimits;
import io.andon.gateway.http.server.ServerLimits;
import io.andon.topology.settings.Poison;
import io.andon.topology.settings.StartupException;
import io.andon.topology.settings.TopologySettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All a node needs to know, read once from the environment.
 *
 * @param http where it listens and how peers reach it
 * @param topology what the topology needs
 * @param data folder for local state
 * @param admission who gets in at first
 * @param access who gets in, and how often
 */
public record GatewaySettings(
    Http http, TopologySettings topology, Path data, Admission admission, AccessSettings access) {
  private static final int SHORTEST_ADMIN_KEY = 16;
  private static final String APPLICATION_ID_PATTERN = "[A-Za-z0-9._-]{1,100}";

  /**
   * Where the node listens.
   *
   * @param host address to listen on
   * @param advertisedUrl how peers and people reach the node
   * @param limits how much of the node its clients may hold
   */
  public record Http(String host, Ports ports, URI advertisedUrl, ServerLimits limits) {}

  /**
   * Ports to listen on.
   *
   * @param metrics for those who run the node, if there is one
   */
  public record Ports(int api, Optional<Integer> metrics) {}

  /**
   * Who gets in at first.
   *
   * @param adminKey the admin key, when the operator chose one
   * @param timeZone time zone of the space {@code default}
   */
  public record Admission(Optional<String> adminKey, ZoneId timeZone) {
    /** Never the key: this text may end up in a log. */
    @Override
    public String toString() {
      return "Admission[adminKey=%s, timeZone=%s]"
          .formatted(adminKey.isPresent() ? "given" : "none", timeZone);
    }
  }

  /**
   * Reads the settings of a node.
   *
   * @throws StartupException naming the setting that is wrong
   */
  public static GatewaySettings from(Map<String, String> environment) {
    Environment env = new Environment(SecretFiles.resolve(environment));
    Http http = http(env);
    Path data = data(env);
    return new GatewaySettings(
        http,
        new TopologySettings(
            cluster(env),
            layout(env),
            instance(env, http, data),
            DeliverySettingsReader.from(env, http.advertisedUrl()),
            limits(env)),
        data,
        admission(env),
        AccessSettings.from(env));
  }

  private static Http http(Environment env) {
    String host = env.text(Setting.HOST);
    int port = env.integer(Setting.PORT, 1, 65_535);
    URI url =
        env.given(Setting.ADVERTISED_URL)
            ? advertised(env)
            : URI.create("http://" + literal(reachable(host)) + ':' + port);
    return new Http(host, new Ports(port, metricsPort(env, port)), url, serverLimits(env));
  }

  private static Optional<Integer> metricsPort(Environment env, int other) {
    if (!env.given(Setting.METRICS_PORT)) {
      return Optional.empty();
    }
    int port = env.integer(Setting.METRICS_PORT, 1, 65_535);
    if (port == other) {
      throw env.bad(Setting.METRICS_PORT, "must be another port than " + Setting.PORT.variable());
    }
    return Optional.of(port);
  }

  private static ServerLimits serverLimits(Environment env) {
    return new ServerLimits(
        env.integer(Setting.CONNECTIONS, 10, 1_000_000),
        Duration.ofSeconds(env.integer(Setting.REQUEST_SECONDS, 1, 3_600)));
  }

  private static URI advertised(Environment env) {
    try {
      URI url = URI.create(env.text(Setting.ADVERTISED_URL));
      if ("http".equals(url.getScheme())
          && url.getHost() != null
          && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
        return URI.create(
            "http://" + url.getHost() + ':' + (url.getPort() < 0 ? 80 : url.getPort()));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw env.bad(Setting.ADVERTISED_URL, "must be a URL such as http://node-1:7070");
  }

  // a wildcard is no address that a peer could call
  private static String reachable(String host) {
    if (!host.equals("0.0.0.0") && !host.equals("::")) {
      return host;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "127.0.0.1";
    }
  }

  private static String literal(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static Path data(Environment env) {
    try {
      return Path.of(env.text(Setting.DATA)).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw env.bad(Setting.DATA, "must be a folder");
    }
  }

  private static TopologySettings.Cluster cluster(Environment env) {
    String servers = env.text(Setting.BOOTSTRAP_SERVERS);
    for (String server : servers.split(",", -1)) {
      if (!server.strip().matches("[^\\s:/]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}")) {
        throw env.bad(Setting.BOOTSTRAP_SERVERS, "must be host:port, comma separated");
      }
    }
    String registry = env.text(Setting.SCHEMA_REGISTRY_URL);
    if (!registry.matches("(https?|mock)://\\S+")) {
      throw env.bad(Setting.SCHEMA_REGISTRY_URL, "must be a URL");
    }
    return new TopologySettings.Cluster(servers, Map.of("schema.registry.url", registry));
  }

  private static TopologySettings.Layout layout(Environment env) {
    String id = env.text(Setting.APPLICATION_ID);
    if (!id.matches(APPLICATION_ID_PATTERN)) {
      throw env.bad(Setting.APPLICATION_ID, "must be letters, digits, dots and hyphens");
    }
    return new TopologySettings.Layout(
        id,
        env.integer(Setting.PARTITIONS, 1, 10_000),
        (short) env.integer(Setting.REPLICATION, 1, 100),
        keep(env));
  }

  private static SpaceLimits limits(Environment env) {
    return new SpaceLimits(
        limit(env, Setting.SPACE_EVENTS_PER_SECOND),
        limit(env, Setting.SPACE_ASSETS),
        limit(env, Setting.SPACE_DISCOVERED_ASSETS),
        limit(env, Setting.SPACE_OPEN_INCIDENTS),
        limit(env, Setting.SPACE_KEYS),
        limit(env, Setting.SPACE_USERS));
  }

  private static int limit(Environment env, Setting setting) {
    return env.integer(setting, 0, 1_000_000_000);
  }

  private static TopologySettings.Keep keep(Environment env) {
    int records = env.integer(Setting.KEEP_DAYS, 1, 36_500);
    int audit = env.integer(Setting.AUDIT_DAYS, 1, 36_500);
    if (audit < records && env.given(Setting.AUDIT_DAYS)) {
      throw env.bad(Setting.AUDIT_DAYS, "must be at least " + Setting.KEEP_DAYS.variable());
    }
    return new TopologySettings.Keep(
        Duration.ofDays(records), Duration.ofDays(Math.max(records, audit)));
  }

  private static TopologySettings.Instance instance(Environment env, Http http, Path data) {
    int threads =
        env.given(Setting.THREADS)
            ? env.integer(Setting.THREADS, 1, 1_000)
            : Runtime.getRuntime().availableProcessors();
    return new TopologySettings.Instance(
        new TopologySettings.Advertised(
            http.advertisedUrl().getHost(), http.advertisedUrl().getPort()),
        data.resolve("state"),
        poison(env),
        new TopologySettings.Tuning(
            threads,
            env.integer(Setting.STANDBYS, 0, 100),
            Duration.ofMillis(env.integer(Setting.COMMIT_INTERVAL_MS, 1, 60_000)),
            env.integer(Setting.STATE_MEMORY_MB, 16, 1_000_000) * (1L << 20),
            env.bool(Setting.ACCEPT_STATE)));
  }

  private static Poison poison(Environment env) {
    return switch (env.text(Setting.POISON)) {
      case "park" -> Poison.PARK;
      case "stop" -> Poison.STOP;
      default -> throw env.bad(Setting.POISON, "must be park or stop");
    };
  }

  private static Admission admission(Environment env) {
    Optional<String> adminKey = AccessSettings.secret(env, Setting.ADMIN_KEY, SHORTEST_ADMIN_KEY);
    try {
      return new Admission(adminKey, ZoneId.of(env.text(Setting.TIME_ZONE)));
    } catch (DateTimeException e) {
      throw env.bad(Setting.TIME_ZONE, "must be an IANA time zone");
    }
  }

  /** Every setting with its default, for {@code --help}. */
  public static String help() {
    StringBuilder help = new StringBuilder("Settings, read from the environment [default]:\n");
    for (Setting setting : Setting.values()) {
      help.append(
          "  %-26s %s [%s]%n".formatted(setting.variable(), setting.meaning(), setting.standard()));
    }
    help.append("Each of these may lie in a file that the same name with _FILE names: ")
        .append(Setting.SECRETS.stream().map(Setting::variable).collect(Collectors.joining(", ")))
        .append('\n');
    return help.toString();
  }
}
