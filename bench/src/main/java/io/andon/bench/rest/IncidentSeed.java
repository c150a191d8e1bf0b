package io.andon.bench.rest;

import io.andon.bench.load.Plants;
import io.andon.bench.load.Publisher;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Asset;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fills a space with incidents by the commands that a gateway would send. */
final class IncidentSeed {
  /** How many younger ones there are when an incident is done with. */
  private static final int LAG = 500;

  /** Longer ago than that none began. */
  private static final Duration SPAN = Duration.ofDays(60);

  private static final Severity[] SEVERITIES = {
    Severity.LOW, Severity.MEDIUM, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL
  };

  private final BenchSpace space;
  private final Instant now;

  IncidentSeed(BenchSpace space, Instant now) {
    this.space = space;
    this.now = now;
  }

  /** Makes the space with its services and stations. */
  Command space() {
    List<Asset> assets = new ArrayList<>();
    for (int service = 0; service < space.services(); service++) {
      assets.add(Plants.asset(space.slug(), BenchSpace.serviceName(service), "service").build());
    }
    for (int station = 0; station < BenchSpace.STATIONS; station++) {
      assets.add(Plants.asset(space.slug(), BenchSpace.stationName(station), "roi").build());
    }
    return Plants.create(space.slug(), assets);
  }

  /** Opens every incident, and ends those that do not stay open a little later. */
  void publish(Publisher publisher) {
    for (int i = 0; i < space.incidents() + LAG; i++) {
      if (i < space.incidents()) {
        publisher.send(open(i));
      }
      int old = i - LAG;
      if (old >= 0 && !space.staysOpen(old)) {
        publisher.send(end(old));
      }
    }
    publisher.flush();
  }

  private Command open(int i) {
    String service = space.service(i);
    return command(
        "open-" + i,
        CreateIncident.newBuilder()
            .setId(space.incidentId(i))
            .setTitle("Latency of %s above 500 ms, seen %d times".formatted(service, i % 90))
            .setDescription("The 99th percentile has been above its objective for five minutes.")
            .setSeverity(SEVERITIES[i % SEVERITIES.length])
            .setUrgency(i % 3 == 0 ? "HIGH" : "LOW")
            .setPriority("P" + (1 + i % 5))
            .setAsset(service)
            .setReportedBy("on-call")
            .setStartedAt(
                now.minus(SPAN.multipliedBy(space.incidents() - i).dividedBy(space.incidents())))
            .build());
  }

  private Command end(int i) {
    IncidentState state = i % 2 == 0 ? IncidentState.RESOLVED : IncidentState.CLOSED;
    return command(
        "end-" + i,
        EditIncident.newBuilder()
            .setIncident(space.incidentId(i))
            .setEdits(new ArrayList<>(List.of(new FieldEdit("state", state.name()))))
            .setReason("Back to normal")
            .build());
  }

  private Command command(String id, Object body) {
    return Command.newBuilder()
        .setId("bench-" + id)
        .setSpace(space.slug())
        .setActor(new Actor(ActorKind.KEY, "bench", "Bench"))
        .setSurface("bench")
        .setIssuedAt(now)
        .setBody(body)
        .build();
  }
}
