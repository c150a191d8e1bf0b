package io.andon.topology.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link Probe} with a quarter of this process's heap: the rest is for all else. */
final class ProbeProcess {
  private static final long LEAST_HEAP_MB = 48;
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Logger LOG = LoggerFactory.getLogger(ProbeProcess.class);

  private ProbeProcess() {}

  /** What cannot be read from these offsets on; as much as was found when it fails. */
  static List<Unreadable> read(String servers, Map<TopicPartition, Long> from) {
    List<Unreadable> found = new ArrayList<>();
    Process process;
    try {
      process = new ProcessBuilder(command(servers)).redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      LOG.error("what waits cannot be read beforehand", e);
      return found;
    }
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      Thread limit = Thread.ofVirtual().start(() -> endInTime(process));
      try (PrintWriter in =
          new PrintWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8))) {
        from.forEach(
            (partition, offset) ->
                in.printf("%s %d %d%n", partition.topic(), partition.partition(), offset));
      }
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(Probe.FOUND)) {
          found.add(Unreadable.of(line.substring(Probe.FOUND.length())));
        }
      }
      int exit = process.waitFor();
      limit.interrupt();
      if (exit != 0) {
        LOG.error("reading what waits beforehand ended with {}", exit);
      }
    } catch (IOException e) {
      LOG.error("what waits cannot be read beforehand", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    return found;
  }

  private static void endInTime(Process process) {
    try {
      if (!process.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it has ended
    }
  }

  private static List<String> command(String servers) {
    long heap = Math.max(LEAST_HEAP_MB, Runtime.getRuntime().maxMemory() / 4 >> 20);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        Probe.class.getName(),
        servers);
  }
}
