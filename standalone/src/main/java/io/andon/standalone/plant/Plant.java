package io.andon.standalone.plant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Asset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The sample plant: its assets, and an endless stream of what its producers publish. */
public final class Plant {
  /** Space of the machine and the packaging hall. */
  public static final String DEFAULT_SPACE = "default";

  /** Space of the web services. */
  public static final String WEB_SPACE = "web";

  /** Hours before the machine's planned shutdown: the first incident follows within seconds. */
  private static final String FIRST_READING = "2013-12-10 00:00:00";

  /** A busy evening, some seconds before the daily look at all services. */
  private static final Instant FIRST_TRANSITION = Instant.parse("2024-10-30T16:00:00Z");

  private final List<Reading> readings;
  private final List<Transition> transitions;
  private final long seed;

  private Plant(List<Reading> readings, List<Transition> transitions, long seed) {
    this.readings = readings;
    this.transitions = transitions;
    this.seed = seed;
  }

  /**
   * The plant with the real input that comes with Andon.
   *
   * @param seed of everything that is simulated
   */
  public static Plant sample(long seed) {
    return new Plant(
        Reading.parse(lines("machine-temperature/machine_temperature_system_failure.csv")),
        Transition.parse(lines("uptime/transitions.csv")),
        seed);
  }

  /** What the plant declares; the nine processes it refers to exist without it. */
  public List<Asset> assets() {
    var assets = new ArrayList<Asset>(Hall.assets());
    assets.add(MachineTemperature.asset());
    assets.addAll(WebUptime.assets(transitions));
    return List.copyOf(assets);
  }

  /**
   * Everything the producers publish, without end, in the order of offsets. The same start and seed
   * give the same emissions.
   *
   * @param start event time of offset zero
   */
  public Iterator<Emission> emissions(Instant start) {
    var run = new Run(start);
    return new Playback(
        List.of(
            new MachineTemperature(readings, firstReading(), run),
            new WebUptime(transitions, FIRST_TRANSITION, run),
            new PackagingHall(run, seed)));
  }

  private int firstReading() {
    return readings.stream().map(Reading::time).toList().indexOf(FIRST_READING);
  }

  private static List<String> lines(String name) {
    try (InputStream in = Plant.class.getResourceAsStream("/plant/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: /plant/" + name);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
