package io.andon.standalone.plant;

import io.andon.schema.Severity;
import io.andon.standalone.plant.Condition.Check;
import io.andon.standalone.plant.Hall.Line;
import io.andon.standalone.plant.Hall.Station;
import java.time.Duration;
import java.util.Optional;

/**
 * The simulated packaging hall: in every round one line has trouble, each line in turn. Which
 * stations and how long is chance; which kinds of trouble follows from the round's number, so that
 * every kind is seen within a few minutes.
 */
final class PackagingHall implements Part {
  static final Duration LENGTH = Duration.ofSeconds(20);

  /** The reason of downtime in which a station waits for its upstream neighbour. */
  static final String STARVED = "starved_by_upstream";

  private static final Check JAM = check("plc", "jam", "Carton jam", Severity.HIGH);
  private static final Check VISION =
      check("vision", "anomaly", "Camera sees a blocked conveyor", Severity.MEDIUM);
  private static final Check CORD =
      check("andon-cord", "cord_pulled", "Operator pulled the cord", Severity.HIGH);
  private static final Check STARVATION =
      check("line-control", "starved", "Waits for material", Severity.LOW);
  private static final Check OUTPUT =
      check("mes", "output_low", "Output below target", Severity.MEDIUM);
  private static final Check PROCESS =
      check("scada", "feed_lost", "Feed to packaging lost", Severity.CRITICAL);
  private static final Check BLIP = check("vision", "label_skewed", "Label skewed", Severity.INFO);
  private static final Check LATE =
      check("line-control", "micro_stop", "Short stop, reported late", Severity.LOW);
  private static final Check FRESHNESS =
      check("data-quality", "quality_check_failed", "Data older than promised", Severity.MEDIUM);

  private final Run run;
  private final long seed;

  PackagingHall(Run run, long seed) {
    this.run = run;
    this.seed = seed;
  }

  private static Check check(String source, String type, String title, Severity severity) {
    return new Check(source, type, title, severity);
  }

  @Override
  public Round play(int number, Duration begin) {
    var dice = new Dice(seed * 1_000_003 + number);
    var script = new HallScript(run, dice);
    new Trouble(number, begin, dice, script).play();
    return new Round(LENGTH, script.emissions());
  }

  private final class Trouble {
    private final int number;
    private final Duration begin;
    private final Dice dice;
    private final HallScript script;
    private final Line line;
    private final String id;

    Trouble(int number, Duration begin, Dice dice, HallScript script) {
      this.number = number;
      this.begin = begin;
      this.dice = dice;
      this.script = script;
      this.line = Hall.LINES.get(number % Hall.LINES.size());
      this.id = String.join("-", line.name(), run.id(), String.valueOf(number));
    }

    void play() {
      Duration onset = begin.plus(dice.seconds(1, 3));
      var span = new Span(onset, onset.plus(dice.seconds(7, 12)));
      boolean process = number % 5 == 3;
      Station station = line.station(process ? 1 : dice.number(1, line.stationCount() - 1));
      if (process) {
        processFails(span);
      }
      downtime(station, span, process ? "no_feed" : "jam");
      knockOn(station, span);
      lineFallsBehind(span);
      productGoesStale(span);
      if (number % 2 == 1) {
        blip();
      }
      if (number % 3 == 2) {
        lateNews();
      }
    }

    private void processFails(Span span) {
      var fails = new Span(span.from().minus(dice.seconds(0.5, 0.9)), span.to());
      script.storm(
          new Condition(line.subject(line.process()), id + "-feed", PROCESS),
          fails,
          Duration.ofMillis(500));
    }

    private void downtime(Station station, Span span, String reason) {
      script.downtime(station, id, reason, span);
      // a PLC knows the fault, not the occurrence: the same alert comes back at every jam here
      var jam = new Condition(station.subject(), station.roi() + ".F017", JAM);
      var jammed = new Span(span.from().minus(dice.seconds(0.2, 0.8)), span.to());
      if (number % 7 == 5) {
        script.stormWithoutResolve(jam, jammed, Duration.ofMillis(90));
      } else {
        script.storm(jam, jammed, Duration.ofMillis(90));
      }
      var seen = new Span(span.from().plus(dice.seconds(0.3, 0.8)), span.to());
      script.storm(
          new Condition(station.subject(), id + "-vision", VISION), seen, Duration.ofMillis(110));
      var called = new Span(span.from().plus(dice.seconds(2, 3)), span.to());
      script.storm(
          new Condition(station.subject(), id + "-cord", CORD), called, Duration.ofMillis(160));
    }

    /** Stations downstream run out of material one after the other, and start again likewise. */
    private void knockOn(Station cause, Span span) {
      Optional<Station> next = cause.next();
      Span waits = span;
      for (int hop = 1; hop <= 2 && next.isPresent(); hop++) {
        waits =
            new Span(
                waits.from().plus(dice.seconds(2.5, 3.5)), waits.to().plus(dice.seconds(0.5, 1.5)));
        Station station = next.get();
        String event = id + "-k" + hop;
        script.downtime(station, event, STARVED, waits);
        script.storm(
            new Condition(station.subject(), event, STARVATION), waits, Duration.ofMillis(200));
        next = station.next();
      }
    }

    private void lineFallsBehind(Span span) {
      var behind =
          new Span(span.from().plus(dice.seconds(4, 5)), span.to().plus(dice.seconds(1, 2)));
      script.storm(
          new Condition(line.subject(line.name()), id + "-output", OUTPUT),
          behind,
          Duration.ofMillis(700));
    }

    private void productGoesStale(Span span) {
      // the product of all lines joins what happens on them, so it goes stale only now and then
      boolean all = number % 9 == 7;
      if (all || number % 2 == 0) {
        String product = all ? Hall.PRODUCT_OF_ALL : line.product();
        Duration from = span.to().plus(dice.seconds(1, 2));
        script.storm(
            new Condition(line.subject(product), id + "-" + product, FRESHNESS),
            new Span(from, from.plus(dice.seconds(4, 6))),
            Duration.ofSeconds(1));
      }
    }

    private void blip() {
      Duration at = begin.plus(dice.seconds(8, 14));
      script.resolvedBeforeActive(
          new Condition(anyStation(line).subject(), id + "-label", BLIP),
          new Span(at, at.plus(dice.seconds(0.4, 0.9))));
    }

    private void lateNews() {
      Line other = Hall.LINES.get((number + 1) % Hall.LINES.size());
      Station station = anyStation(other);
      Duration delivered = begin.plus(dice.seconds(5, 10));
      Duration at = delivered.minus(dice.seconds(120, 360));
      script.late(
          station,
          new Condition(station.subject(), id + "-late", LATE),
          new Span(at, at.plus(dice.seconds(4, 20))),
          delivered);
    }

    private Station anyStation(Line line) {
      return line.station(dice.number(1, line.stationCount()));
    }
  }
}
