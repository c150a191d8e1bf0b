package io.andon.bench.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.andon.bench.http.Load;
import io.andon.bench.http.LoadClient;
import io.andon.bench.report.Progress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens incidents in the large space; each answer comes after the commit. All of them are decided
 * by one thread, which is the most that one space can do.
 */
final class Creates {
  static final int CONCURRENT = 256;
  private static final Duration WARM_UP = Duration.ofSeconds(4);

  private final InetSocketAddress node;
  private final Supplier<Duration> cpu;
  private final List<byte[]> requests = new ArrayList<>();
  private final Tally alone = new Tally();
  private final Tally concurrent = new Tally();

  Creates(InetSocketAddress node, Supplier<Duration> cpu, Seeded seeded) {
    this.node = node;
    this.cpu = cpu;
    for (int service = 0; service < seeded.space().services(); service++) {
      requests.add(post(BenchSpace.serviceName(service), seeded.key()));
    }
  }

  private static byte[] post(String service, String key) {
    String body =
        """
        {"title":"Error rate of %s above 1 %%","serviceId":"%s","urgency":"HIGH","priority":"P2"}"""
            .formatted(service, service);
    return """
        POST /api/incidents HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(key, body.length(), body)
        .getBytes(US_ASCII);
  }

  void measure(RestOptions.Measuring measuring) {
    Progress.say("creates, warming up");
    load(CONCURRENT, WARM_UP);
    Duration duration = Duration.ofSeconds(measuring.seconds());
    Progress.say("creates, one at a time");
    add(alone, 1, duration);
    Progress.say("creates, %d at a time".formatted(CONCURRENT));
    add(concurrent, CONCURRENT, duration);
  }

  private void add(Tally tally, int connections, Duration duration) {
    Duration before = cpu.get();
    LoadClient.Measured measured = load(connections, duration);
    tally.add(measured, cpu.get().minus(before));
  }

  private LoadClient.Measured load(int connections, Duration duration) {
    return LoadClient.run(new Load(node, requests, connections, duration));
  }

  /** One at a time. */
  Tally alone() {
    return alone;
  }

  /** {@value #CONCURRENT} at a time. */
  Tally concurrent() {
    return concurrent;
  }
}
