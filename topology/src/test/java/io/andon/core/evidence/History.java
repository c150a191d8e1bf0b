package io.andon.core.evidence;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.Fingerprint;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.ReadNotifications;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.ResolveAlert;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.UnlinkAlert;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A random history of one space: signals, people, timers, retention and restarts. */
public final class History {
  static final List<String> ASSETS = List.of("a", "b", "c", "d", "e", "far");

  private static final List<String> READERS = List.of("a-owner@example.com", "b-owner@example.com");

  /** Short enough that in most histories something expires. */
  private static final Duration KEEP = Duration.ofSeconds(2500);

  private static final int STEPS = 150;

  private final SpaceHarness space = new SpaceHarness();
  private final Random random;
  private long now;

  private History(Random random) {
    this.random = random;
  }

  public static SpaceHarness of(long seed) {
    return of(seed, (now, space) -> {});
  }

  /** As {@link #of(long)}; the observer looks at the space after every step. */
  public static SpaceHarness of(long seed, BiConsumer<Instant, SpaceHarness> observer) {
    History history = new History(new Random(seed));
    for (int i = 1; i < 5; i++) {
      history.space.signal(asset(ASSETS.get(i), ASSETS.get(i - 1)), at(0));
    }
    for (String reader : READERS) {
      history.space.command(command("user-" + reader, PLANT, user(reader)), at(0));
    }
    for (int step = 0; step < STEPS; step++) {
      history.now += history.random.nextInt(200);
      history.step();
      observer.accept(at(history.now), history.space);
    }
    return history.space;
  }

  private void step() {
    long late = oneIn(10) ? random.nextInt(2000) : random.nextInt(20);
    String asset = oneOf(ASSETS);
    String id = (oneIn(20) ? oneOf(ASSETS) : asset) + random.nextInt(4); // now and then it moved
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> space.signal(firing(id, asset, now - late), at(now));
      case 4, 5 -> space.signal(normal(Fixtures.resolved(id, asset, at(now - late))), at(now));
      case 6, 7 -> space.signal(downtime(id, asset, late), at(now));
      case 8 -> space.signal(link(id, asset, late), at(now));
      case 9, 10, 11 -> person();
      case 12, 13 -> space.tick(at(now));
      case 14 -> change();
      default -> {
        if (oneIn(4)) {
          space.restart();
        }
      }
    }
  }

  private void change() {
    if (oneIn(3)) {
      space.retain(KEEP, at(now));
    } else if (oneIn(2)) {
      space.command(command("t" + now, PLANT, aboutTelling()), at(now));
    } else {
      Asset changed = asset(oneOf(ASSETS), oneOf(ASSETS));
      changed.setRemoved(oneIn(3));
      space.signal(changed, at(now));
    }
  }

  private Alert firing(String id, String asset, long seconds) {
    Alert alert = Fixtures.alert(id, asset, at(seconds));
    alert.setSeverity(oneOf(List.of(Severity.values())));
    alert.setLocation(oneIn(4) ? "hall" : null);
    alert.setEndsAt(oneIn(6) ? at(seconds + 400) : null);
    return normal(alert);
  }

  private static Alert normal(Alert alert) {
    return AlertMerge.normalized(alert, at(0));
  }

  private DowntimeEvent downtime(String id, String asset, long late) {
    double seconds = random.nextInt(300);
    var event = Fixtures.downtime("e" + id, asset, at((now / 1000) * 1000 - late), seconds);
    event.setOngoing(oneIn(2));
    if (oneIn(3)) {
      event.setOngoing(null);
    }
    return event;
  }

  private Link link(String id, String asset, long late) {
    return new Link(Fingerprint.of("scada", id), "e" + id, asset, at(now - late), at(now));
  }

  private void person() {
    Command command = command("c" + now, PLANT, wish());
    var outcome = space.command(command, at(now));
    if (oneIn(8)) {
      assertThat(space.command(command, at(now + 1))).as("a retry").isEqualTo(outcome);
    }
  }

  private Object aboutTelling() {
    String reader = oneOf(READERS);
    return switch (random.nextInt(6)) {
      case 0, 1 -> new PutSilence(silence());
      case 2 -> new EndSilence("s" + random.nextInt(3));
      case 3 -> oneIn(4) ? new RemoveUser(reader) : user(reader);
      default -> new ReadNotifications(reader, null);
    };
  }

  private Silence silence() {
    return Silence.newBuilder()
        .setId("s" + random.nextInt(3))
        .setSpace(PLANT)
        .setAssets(List.of(oneOf(ASSETS), oneOf(ASSETS)))
        .setReason("maintenance")
        .setStartsAt(at(now - 10))
        .setEndsAt(at(now + random.nextInt(1000)))
        .setCreatedAt(at(now))
        .setCreatedBy("Ana")
        .build();
  }

  private static PutUser user(String username) {
    return new PutUser(username, "Somebody", null, List.of(), null, null);
  }

  private Object wish() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> create();
      case 2, 3 -> new LinkAlerts(incident(), alerts());
      case 4 -> unlink();
      case 5 -> oneIn(2) ? new AcknowledgeAlert(alert()) : new ResolveAlert(alert());
      case 6 -> new LinkTicket(incident(), "OPS-" + random.nextInt(3));
      case 7 -> new NotifyDownstream(incident());
      default -> edit("unused", incident(), edits()).getBody();
    };
  }

  private CreateIncident create() {
    return CreateIncident.newBuilder()
        .setId(new UUID(random.nextLong(), random.nextLong()).toString())
        .setTitle("title " + now)
        .setSeverity(orNull(oneOf(List.of(Severity.values()))))
        .setAsset(orNull(oneOf(ASSETS)))
        .setProcess(oneIn(4) ? 1 + random.nextInt(10) : null)
        .setShift(orNull("T" + (1 + random.nextInt(3))))
        .setBatch(orNull("batch " + random.nextInt(2)))
        .setDedupKey(oneIn(3) ? "key " + random.nextInt(2) : null)
        .setScope(orNull(oneOf(List.of("aggregate", "investigation"))))
        .setStartedAt(orNull(at(now - random.nextInt(1000))))
        .setAlerts(oneIn(2) ? alerts() : List.of())
        .build();
  }

  private UnlinkAlert unlink() {
    var held =
        space.reader().evidence(incident()).stream()
            .map(one -> one.getRef())
            .filter(ref -> space.view().alert(ref) != null)
            .toList();
    String incident = incident();
    if (!held.isEmpty() && !oneIn(8)) {
      String ref = oneOf(held);
      String holder = space.view().alert(ref).getIncident();
      while (holder != null && space.view().incident(holder) != null) {
        incident = holder;
        holder = space.view().incident(holder).getMergedInto();
      }
      return new UnlinkAlert(incident, ref);
    }
    return new UnlinkAlert(incident, alert());
  }

  private String[] edits() {
    List<String> edits = new ArrayList<>(List.of("title", "title " + now));
    switch (random.nextInt(10)) {
      case 0, 1 -> edits.addAll(List.of("state", "INVESTIGATING"));
      case 2, 3 -> edits.addAll(List.of("state", "RESOLVED"));
      case 4 -> edits.addAll(List.of("state", "CLOSED"));
      case 5 -> edits.addAll(List.of("state", "OPEN"));
      case 6 ->
          edits.addAll(List.of("state", "SNOOZED", "snoozed_until", at(now + 500).toString()));
      case 7 -> edits.addAll(Arrays.asList("snoozed_until", null));
      case 8 -> edits.addAll(List.of("severity", oneIn(2) ? "HIGH" : "", "shift", "T2"));
      default -> edits.addAll(List.of("batch", "batch 1", "root_asset", oneOf(ASSETS)));
    }
    return edits.toArray(String[]::new);
  }

  /** Any incident, merged and final ones among them, now and then one that nobody knows. */
  private String incident() {
    List<Incident> all = space.allIncidents();
    return all.isEmpty() || oneIn(20) ? "ghost" : oneOf(all).getId();
  }

  private List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String ref = alert();
      if (space.view().alert(ref) != null || oneIn(20)) {
        alerts.add(ref);
      }
    }
    return alerts;
  }

  private String alert() {
    return Fingerprint.of("scada", oneOf(ASSETS) + random.nextInt(4));
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> @Nullable T orNull(T value) {
    return oneIn(2) ? null : value;
  }
}
