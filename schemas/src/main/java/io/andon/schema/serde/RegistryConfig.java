package io.andon.schema.serde;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Finds the registry that Kafka's configuration map names. Keys are Confluent's. */
final class RegistryConfig {
  private static final String URL = "schema.registry.url";
  private static final String BASIC_SOURCE = "basic.auth.credentials.source";
  private static final String BASIC_USER_INFO = "basic.auth.user.info";
  private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  private static final String BEARER_TOKEN = "bearer.auth.token";

  private RegistryConfig() {}

  /** The registry, not asked yet. */
  static Registry connect(Map<String, ?> configs) {
    List<String> urls = urls(configs);
    if (urls.getFirst().startsWith(MockRegistry.SCHEME)) {
      return MockRegistry.of(urls.getFirst().substring(MockRegistry.SCHEME.length()));
    }
    return new HttpRegistry(settings(urls, new Configs(configs)));
  }

  private static List<String> urls(Map<String, ?> configs) {
    Object value = configs.get(URL);
    String joined =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : String.valueOf(value == null ? "" : value);
    List<String> urls =
        Arrays.stream(joined.split(",", -1))
            .map(url -> url.trim().replaceAll("/+$", ""))
            .filter(url -> !url.isEmpty())
            .toList();
    if (urls.isEmpty()) {
      throw new ConfigException("Missing " + URL + ": where the schema registry is");
    }
    return urls;
  }

  static RegistrySettings settings(List<String> urls, Configs configs) {
    List<URI> plain = new ArrayList<>();
    @Nullable String userInfo = null;
    for (String url : urls) {
      URI uri = uri(url);
      if (userInfo == null) {
        userInfo = uri.getUserInfo();
      }
      plain.add(withoutUserInfo(uri));
    }
    return new RegistrySettings(
        List.copyOf(plain),
        authorization(configs, userInfo),
        configs.millis("http.connect.timeout.ms", 60_000),
        configs.millis("http.read.timeout.ms", 60_000),
        new RegistrySettings.Retry(
            configs.number("max.retries", 3),
            configs.millis("retries.wait.ms", 1_000),
            configs.millis("retries.max.wait.ms", 20_000),
            configs.millis("schema.registry.request.timeout.ms", 120_000)));
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below, without the url: it may hold a password
    }
    throw new ConfigException(URL + " must list http://, https:// or mock:// urls");
  }

  private static URI withoutUserInfo(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path);
  }

  private static @Nullable String authorization(Configs configs, @Nullable String urlUserInfo) {
    String token = configs.text(BEARER_TOKEN, "");
    if (!token.isEmpty()) {
      only("STATIC_TOKEN", BEARER_SOURCE, configs.text(BEARER_SOURCE, "STATIC_TOKEN"));
      return "Bearer " + token;
    }
    if (!configs.text(BEARER_SOURCE, "").isEmpty()) {
      throw new ConfigException(BEARER_SOURCE + " is set, but " + BEARER_TOKEN + " is not");
    }
    String source = configs.text(BASIC_SOURCE, "URL");
    String configured = configs.text(BASIC_USER_INFO, "");
    if (source.equals("URL")) {
      if (!configured.isEmpty()) {
        // Confluent's client would send no credentials at all and leave one wondering
        throw new ConfigException(BASIC_USER_INFO + " needs " + BASIC_SOURCE + "=USER_INFO");
      }
      return urlUserInfo == null ? null : basic(urlUserInfo);
    }
    only("USER_INFO", BASIC_SOURCE, source);
    return basic(configured);
  }

  private static void only(String supported, String key, String value) {
    if (!value.equals(supported)) {
      throw new ConfigException(key, value, "Andon's serde supports only " + supported);
    }
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }
}
