package io.andon.standalone.plant;

import static io.andon.standalone.plant.Plant.WEB_SPACE;

import io.andon.schema.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The web services: an observation that one is down becomes a downtime event with an alert, one
 * that it is up ends both.
 */
final class WebUptime implements Part {
  /** How long the whole history plays. */
  static final Duration LENGTH = Duration.ofMinutes(10);

  private final List<Transition> transitions;
  private final Instant firstShown;
  private final Run run;

  /**
   * @param transitions in the order of their times
   * @param firstShown where the first round starts, for something to happen soon; later rounds show
   *     everything
   */
  WebUptime(List<Transition> transitions, Instant firstShown, Run run) {
    this.transitions = transitions;
    this.firstShown = firstShown;
    this.run = run;
  }

  static List<Asset> assets(List<Transition> transitions) {
    return transitions.stream()
        .map(Transition::service)
        .distinct()
        .sorted()
        .map(WebUptime::asset)
        .toList();
  }

  private static Asset asset(Transition.Service service) {
    return Asset.newBuilder()
        .setSpace(WEB_SPACE)
        .setId(service.host())
        .setKind("service")
        .setName(service.family() + " " + service.host())
        .setOwners(List.of("web-team@example.com"))
        .setStewards(List.of("web-on-call@example.com"))
        .build();
  }

  @Override
  public Round play(int number, Duration begin) {
    List<Transition> shown =
        number == 0
            ? transitions.stream().filter(seen -> !seen.at().isBefore(firstShown)).toList()
            : transitions;
    Instant origin = shown.getFirst().at();
    // a service still down at the end comes back then: no later round could end that outage
    Duration end = begin.plus(compressed(Duration.between(origin, transitions.getLast().at())));
    var emissions = new ArrayList<Emission>();
    for (List<Transition> seen : byService(shown).values()) {
      List<Outage.Look> looks =
          seen.stream()
              .map(
                  t -> new Outage.Look(begin.plus(compressed(Duration.between(origin, t.at()))), t))
              .toList();
      for (Outage outage : Outage.of(looks)) {
        emissions.addAll(new WebReport(run, outage, number).until(end));
      }
    }
    return new Round(end.minus(begin), emissions);
  }

  private static Map<Transition.Service, List<Transition>> byService(List<Transition> seen) {
    return seen.stream()
        .collect(
            Collectors.groupingBy(Transition::service, LinkedHashMap::new, Collectors.toList()));
  }

  private Duration compressed(Duration original) {
    Duration span = Duration.between(transitions.getFirst().at(), transitions.getLast().at());
    double share = (double) original.toMillis() / span.toMillis();
    return Duration.ofNanos(Math.round(LENGTH.toNanos() * share));
  }
}
