package io.andon.standalone.demo;

import io.andon.standalone.plant.Plant;
import java.util.List;
import java.util.Map;

/**
 * The spaces the sample plant publishes to, set up over REST. Their times are short, because the
 * plant's are: a day of the real data plays in seconds.
 */
final class DemoSpaces {
  private static final Map<String, ?> CORRELATION =
      Map.of(
          "window_seconds", 30,
          "max_hops", 2,
          "quiet_seconds", 15,
          "reopen_seconds", 10,
          "settle_seconds", 10);
  private static final List<String> SCOPES =
      List.of("incidents:read", "incidents:write", "events:write", "downtime:read", "alerts:write");
  private static final int EXISTS = 409;

  private final DemoClient client;
  private final String adminKey;

  DemoSpaces(DemoClient client, String adminKey) {
    this.client = client;
    this.adminKey = adminKey;
  }

  /** Makes what is missing; the space {@code default} is there from the first start. */
  void prepare() {
    client.send(
        "POST",
        "/spaces",
        adminKey,
        Map.of("slug", Plant.WEB_SPACE, "name", "Web front-ends", "time_zone", "UTC"),
        EXISTS);
    for (String space : List.of(Plant.DEFAULT_SPACE, Plant.WEB_SPACE)) {
      client.send("PATCH", "/spaces/" + space, adminKey, Map.of("correlation", CORRELATION), 200);
    }
  }

  /** A new key for the space, with the scopes to read, write and publish. */
  String key(String space) {
    return client
        .send(
            "POST",
            "/spaces/" + space + "/keys",
            adminKey,
            Map.of("name", "demo", "scopes", SCOPES),
            201)
        .path("key")
        .asText();
  }
}
