package io.andon.gateway.metrics;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times requests by method, route and status; never by path, whose ids would grow without end. */
public final class HttpMeter {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;

  public HttpMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Records one request that took so many milliseconds. */
  public void record(Context ctx, float ms) {
    Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
    String route = endpoint == null || endpoint.path.isEmpty() ? "unknown" : endpoint.path;
    Timer.builder("http.server.requests")
        .description("HTTP requests by route")
        .serviceLevelObjectives(BUCKETS)
        .tag("method", route.equals("unknown") ? "any" : ctx.method().name())
        .tag("uri", route)
        .tag("status", Integer.toString(ctx.statusCode()))
        .register(registry)
        .record(Duration.ofNanos((long) (ms * 1_000_000)));
  }
}
