package io.andon.gateway.metrics;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

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
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  public HttpMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * What is counted together. There are as many as routes and statuses: the paths are not in it.
   */
  private record Series(String method, String route, int status) {}

  /** Records one request that took so many milliseconds. */
  public void record(Context ctx, float ms) {
    Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
    Series series =
        endpoint == null || endpoint.path.isEmpty()
            ? new Series("any", "unknown", ctx.statusCode())
            : new Series(ctx.method().name(), endpoint.path, ctx.statusCode());
    // finding a timer by its tags costs more than the rest of the request's bookkeeping
    timers
        .computeIfAbsent(series, this::timer)
        .record((long) (ms * 1_000_000), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .description("HTTP requests by route")
        .serviceLevelObjectives(BUCKETS)
        .tag("method", series.method())
        .tag("uri", series.route())
        .tag("status", Integer.toString(series.status()))
        .register(registry);
  }
}
