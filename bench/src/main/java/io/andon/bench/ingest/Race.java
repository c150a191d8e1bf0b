package io.andon.bench.ingest;

import io.andon.bench.cluster.Backlog;
import io.andon.bench.cluster.Cpu;
import io.andon.bench.report.Progress;
import io.andon.topology.settings.StartupException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Times a side from the first record it takes in until all that follows from the last is committed.
 */
final class Race {
  private static final Duration START_WITHIN = Duration.ofMinutes(2);
  private static final long GIVE_UP_AFTER = TimeUnit.MINUTES.toNanos(10);
  private static final int FIRST_LOOK_MILLIS = 10;
  private static final int LOOK_MILLIS = 100;

  private final Admin admin;
  private final Supplier<Cpu> cpu;

  /**
   * @param cpu time all processes of the benchmark have been given so far
   */
  Race(Admin admin, Supplier<Cpu> cpu) {
    this.admin = admin;
    this.cpu = cpu;
  }

  /**
   * How it went.
   *
   * @param seconds from the first record to the last commit
   * @param cpu processor time it took
   * @param sent records sent, by topic
   */
  record Result(double seconds, Cpu cpu, Map<String, Long> sent) {}

  /** Runs a side that has just been started through everything that is waiting for it. */
  Result run(Side side, String label) {
    long begin = firstRecord(side);
    Cpu cpuBefore = cpu.get();
    Backlog backlog = new Backlog(admin, side.group(), side.topics());
    long waiting = backlog.remaining();
    Progress progress = new Progress(label, waiting);
    long left = waiting;
    while (left > 0) {
      if (System.nanoTime() - begin > GIVE_UP_AFTER) {
        throw new StartupException("the %s side does not come to an end".formatted(side.name()));
      }
      pause(LOOK_MILLIS);
      left = backlog.remaining();
      progress.at(Math.max(0, waiting - left));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(seconds, cpu.get().since(cpuBefore), Sent.byTopic(side.metrics()));
  }

  private static long firstRecord(Side side) {
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    long before = System.nanoTime();
    while (System.nanoTime() < deadline) {
      Map<MetricName, ? extends Metric> metrics = side.metrics();
      if (Sent.processed(metrics) > 0) {
        return before;
      }
      before = System.nanoTime();
      pause(FIRST_LOOK_MILLIS);
    }
    throw new StartupException("the %s side does not begin".formatted(side.name()));
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }
}
