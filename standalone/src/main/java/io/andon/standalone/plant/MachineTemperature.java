package io.andon.standalone.plant;

import static io.andon.standalone.plant.Plant.DEFAULT_SPACE;

import io.andon.schema.Asset;
import io.andon.schema.Severity;
import io.andon.standalone.plant.Condition.Check;
import io.andon.standalone.plant.Condition.Ended;
import io.andon.standalone.plant.Condition.Subject;
import io.andon.standalone.plant.Threshold.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine: its temperature series against plain thresholds. A machine that stands cools down,
 * so too cold is an alert and downtime; too hot is an alert, and far too hot stops it.
 */
final class MachineTemperature implements Part {
  static final String ASSET = "machine-1";

  /** Plays the whole series, 22,695 readings, in ten minutes. */
  static final Duration STEP = Duration.ofMinutes(10).dividedBy(22_695);

  private static final String SOURCE = "temperature-monitor";
  private static final int REFIRE_READINGS = 8;
  private static final int GROWTH_READINGS = 20;

  /**
   * @param name of its episodes' ids
   * @param downtimeReason reason of the downtime it means; null when the machine runs on
   */
  private record Rule(
      String name, Threshold threshold, Check check, @Nullable String downtimeReason) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "cold",
              Threshold.below(55, 62),
              check("temperature_low", "Machine too cold: it stands", Severity.HIGH),
              "machine_cold"),
          new Rule(
              "hot",
              Threshold.above(102, 99),
              check("temperature_high", "Machine runs hot", Severity.MEDIUM),
              null),
          new Rule(
              "overheated",
              Threshold.above(105, 100),
              check("temperature_critical", "Machine overheated", Severity.CRITICAL),
              "overheated"));

  private final List<Reading> readings;
  private final int firstShown;
  private final Run run;

  /**
   * @param firstShown where the first round starts, for something to happen soon; later rounds show
   *     everything
   */
  MachineTemperature(List<Reading> readings, int firstShown, Run run) {
    this.readings = readings;
    this.firstShown = firstShown;
    this.run = run;
  }

  static Asset asset() {
    return Asset.newBuilder()
        .setSpace(DEFAULT_SPACE)
        .setId(ASSET)
        .setKind("machine")
        .setName("Machine 1")
        .setUpstream(List.of("process-6"))
        .setOwners(List.of("maintenance@example.com"))
        .setStewards(List.of("reliability@example.com"))
        .build();
  }

  private static Check check(String type, String title, Severity severity) {
    return new Check(SOURCE, type, title, severity);
  }

  @Override
  public Round play(int number, Duration begin) {
    var showing = new Showing(shown(number), number, begin);
    for (Rule rule : RULES) {
      rule.threshold().episodes(showing.series()).forEach(episode -> showing.show(rule, episode));
    }
    return new Round(STEP.multipliedBy(showing.readings.size()), showing.emissions);
  }

  private List<Reading> shown(int number) {
    return number == 0 ? readings.subList(firstShown, readings.size()) : readings;
  }

  /** One pass over the series. */
  private final class Showing {
    private final List<Reading> readings;
    private final int number;
    private final Duration begin;
    private final List<Emission> emissions = new ArrayList<>();

    Showing(List<Reading> readings, int number, Duration begin) {
      this.readings = readings;
      this.number = number;
      this.begin = begin;
    }

    double[] series() {
      return readings.stream().mapToDouble(Reading::degrees).toArray();
    }

    void show(Rule rule, Episode episode) {
      // the position of its first reading tells episodes of one pass apart
      String id =
          String.join(
              "-", ASSET, run.id(), String.valueOf(number), rule.name(), "" + episode.first());
      alert(new Condition(new Subject(DEFAULT_SPACE, ASSET, Map.of()), id, rule.check()), episode);
      if (rule.downtimeReason() != null) {
        var place = new Downtime.Place(DEFAULT_SPACE, ASSET, ASSET, "Machine 1");
        downtime(new Downtime(place, id, rule.downtimeReason(), at(episode.first())), episode);
      }
    }

    private void alert(Condition condition, Episode episode) {
      Instant startsAt = at(episode.first());
      for (int i = episode.first(); i < episode.end(); i += REFIRE_READINGS) {
        emissions.add(Emission.of(offset(i), condition.active(startsAt, at(i), annotations(i))));
      }
      Instant endsAt = at(episode.end());
      emissions.add(
          Emission.of(
              offset(episode.end()),
              condition.resolved(new Ended(startsAt, endsAt), endsAt, annotations(episode.end()))));
    }

    private void downtime(Downtime downtime, Episode episode) {
      for (int i = episode.first(); i < episode.end(); i += GROWTH_READINGS) {
        emissions.add(Emission.of(offset(i), downtime.ongoing(at(i))));
      }
      emissions.add(Emission.of(offset(episode.end()), downtime.over(at(episode.end()))));
    }

    private Map<String, String> annotations(int index) {
      Reading reading = readings.get(Math.min(index, readings.size() - 1));
      return Map.of(
          "reading", String.format(Locale.ROOT, "%.1f", reading.degrees()),
          "original_time", reading.time());
    }

    private Duration offset(int index) {
      return begin.plus(STEP.multipliedBy(index));
    }

    private Instant at(int index) {
      return run.at(offset(index));
    }
  }
}
