package io.andon.standalone.plant;

import static io.andon.standalone.plant.Plant.WEB_SPACE;

import io.andon.schema.Severity;
import io.andon.standalone.plant.Condition.Check;
import io.andon.standalone.plant.Condition.Ended;
import io.andon.standalone.plant.Condition.Subject;
import io.andon.standalone.plant.Outage.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the status monitor publishes of one outage. */
final class WebReport {
  /** How often the monitor looks again at a service it saw down. */
  static final Duration RECHECK = Duration.ofSeconds(5);

  private final Run run;
  private final Outage outage;
  private final String id;
  private final Instant startsAt;
  private final Downtime downtime;

  /**
   * @param round the same outage is another one in every round
   */
  WebReport(Run run, Outage outage, int round) {
    this.run = run;
    this.outage = outage;
    Transition first = outage.first().seen();
    String host = first.service().host();
    this.id =
        String.join("-", host, run.id(), String.valueOf(round), "" + first.at().getEpochSecond());
    this.startsAt = run.at(outage.first().offset());
    String title = first.service().family() + " " + host;
    this.downtime =
        new Downtime(
            new Downtime.Place(WEB_SPACE, host, host, title), id, reason(first.state()), startsAt);
  }

  /** Its records up to the end of the round, which ends an outage that nothing else ended. */
  List<Emission> until(Duration endOfRound) {
    var emissions = new ArrayList<Emission>();
    Look latestDown = outage.downs().getLast();
    Duration over = outage.ups().isEmpty() ? endOfRound : outage.ups().getFirst().offset();
    for (Look down : looks(over)) {
      Instant at = run.at(down.offset());
      emissions.add(Emission.of(down.offset(), downtime.ongoing(at)));
      emissions.add(
          Emission.of(
              down.offset(), condition(down).active(startsAt, at, annotations(down.seen()))));
    }
    List<Look> ups =
        outage.ups().isEmpty() ? List.of(new Look(endOfRound, latestDown.seen())) : outage.ups();
    Instant endsAt = run.at(over);
    for (Look up : ups) {
      Instant at = run.at(up.offset());
      emissions.add(Emission.of(up.offset(), downtime.stillOver(endsAt, at)));
      emissions.add(
          Emission.of(
              up.offset(),
              condition(latestDown)
                  .resolved(new Ended(startsAt, endsAt), at, annotations(up.seen()))));
    }
    return emissions;
  }

  /** What was seen while it was down, and the same again at every look in between. */
  private List<Look> looks(Duration over) {
    var looks = new ArrayList<>(outage.downs());
    for (Duration at = outage.first().offset().plus(RECHECK);
        at.compareTo(over) < 0;
        at = at.plus(RECHECK)) {
      looks.add(new Look(at, lastSeen(at)));
    }
    looks.sort(Comparator.comparing(Look::offset));
    return looks;
  }

  private Transition lastSeen(Duration at) {
    return outage.downs().stream()
        .filter(look -> look.offset().compareTo(at) <= 0)
        .reduce(outage.first(), (earlier, later) -> later)
        .seen();
  }

  private Condition condition(Look down) {
    Transition seen = down.seen();
    Transition.Service service = seen.service();
    int code = seen.state().httpCode();
    String says = code == 0 ? " does not answer" : " answers HTTP " + code;
    var check =
        new Check(
            "status-monitor",
            "service_down",
            service.host() + says,
            code == 0 ? Severity.HIGH : Severity.MEDIUM);
    var labels = Map.of("family", service.family());
    return new Condition(new Subject(WEB_SPACE, service.host(), labels), id, check);
  }

  private static String reason(Transition.State state) {
    return state.httpCode() == 0 ? "no_answer" : "http_" + state.httpCode();
  }

  private static Map<String, String> annotations(Transition seen) {
    return Map.of(
        "http_code", String.valueOf(seen.state().httpCode()),
        "response_ms", String.valueOf(seen.state().responseMs()),
        "original_time", seen.at().toString());
  }
}
