package io.andon.gateway.http;

import io.andon.gateway.metrics.Metrics;
import io.andon.gateway.openapi.OpenApiPages;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages above all surfaces: health, metrics, the API's documents and a signpost. They need no
 * credential.
 */
public final class OwnPages {
  private final Supplier<List<String>> dead;
  private final Supplier<List<String>> notReady;
  private final Metrics metrics;

  /**
   * @param dead reasons why only a restart helps; none: alive
   * @param notReady reasons why requests cannot be served now; none: ready
   */
  public OwnPages(Supplier<List<String>> dead, Supplier<List<String>> notReady, Metrics metrics) {
    this.dead = dead;
    this.notReady = notReady;
    this.metrics = metrics;
  }

  private record Health(String status, List<String> reasons) {}

  private record Signpost(String name, String docs, Map<String, String> links) {}

  void addTo(RoutesConfig routes) {
    routes.get("/", ctx -> ctx.result(json(signpost())));
    routes.get("/health/live", ctx -> health(ctx, "alive", "dead", dead.get()));
    routes.get("/health/ready", ctx -> health(ctx, "ready", "not ready", notReady.get()));
    routes.get(
        "/metrics",
        ctx -> {
          Metrics.Page page = metrics.page(ctx.header("Accept"));
          ctx.contentType(page.contentType()).result(page.body());
        });
    new OpenApiPages().addTo(routes);
  }

  private static void health(
      io.javalin.http.Context ctx, String good, String bad, List<String> reasons) {
    ctx.status(reasons.isEmpty() ? 200 : 503);
    ctx.result(json(new Health(reasons.isEmpty() ? good : bad, reasons)));
  }

  private static Signpost signpost() {
    return new Signpost(
        "andon",
        "README.md and docs/ of the source tree",
        Map.of(
            "openapi", "/openapi",
            "spaces", "/spaces",
            "downtime", "/api/v1/downtime",
            "ready", "/health/ready",
            "live", "/health/live",
            "metrics", "/metrics"));
  }

  private static byte[] json(Object value) {
    return io.andon.gateway.json.Json.write(value);
  }
}
