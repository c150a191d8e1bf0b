package io.andon.gateway.http.server;

import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.surface.openapi.OpenApiPages;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages above all surfaces: health, metrics, the API's documents and a signpost. Only metrics
 * need a credential.
 */
public final class SystemPages {
  private final Supplier<List<String>> dead;
  private final Supplier<List<String>> notReady;
  private final MetricsPage metrics;

  /**
   * @param dead reasons why only a restart helps; none: alive
   * @param notReady reasons why requests cannot be served now; none: ready
   */
  public SystemPages(
      Supplier<List<String>> dead, Supplier<List<String>> notReady, MetricsPage metrics) {
    this.dead = dead;
    this.notReady = notReady;
    this.metrics = metrics;
  }

  private record Health(String status, List<String> reasons) {}

  private record Signpost(String name, String docs, Map<String, String> links) {}

  /** Where the API is. */
  void addTo(RoutesConfig routes, AdmissionControl admission) {
    routes.get("/", ctx -> ctx.result(json(signpost())));
    addHealth(routes);
    metrics.addTo(routes, admission);
    new OpenApiPages().addTo(routes);
  }

  /** What those who run the node need, on a port of its own. */
  void addManagement(RoutesConfig routes) {
    addHealth(routes);
    metrics.addManagement(routes);
  }

  private void addHealth(RoutesConfig routes) {
    routes.get("/health/live", ctx -> health(ctx, "alive", "dead", dead.get()));
    routes.get("/health/ready", ctx -> health(ctx, "ready", "not ready", notReady.get()));
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
