package io.andon.core.notification;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.AlertMerge;
import io.andon.core.incident.IncidentStates;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.Silence;
import io.andon.topology.SpaceHarness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to incidents, and whoever joins and leaves: who hears what, and when. */
class HearingTest {
  private static final int QUIET = 300;
  private static final List<String> ASSETS = List.of("a", "b", "c", "d");
  private static final List<String> PEOPLE = List.of("ana", "eva", "max", "ben@plant.example");
  private static final Set<String> END =
      Set.of("incident.resolved", "incident.closed", "incident.merged");

  private final SpaceHarness space = new SpaceHarness();

  /** What each person takes for open, and each webhook. */
  private final Set<String> takenForOpen = new HashSet<>();

  private final Set<String> told = new HashSet<>();
  private final Map<String, Instant> toldAt = new HashMap<>();
  private int read;
  private long second;
  private Random random = new Random(0);

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("andon.histories", 150));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachOwnerHearsAtOnce_andNobodyTheEndOfWhatTheyWereNeverTold(long seed) {
    random = new Random(seed);
    run(new PutWebhook("hook", "https://hooks.example.com/", List.of("*"), null, "s"));
    PEOPLE.stream()
        .filter(name -> !name.contains("@"))
        .forEach(name -> run(new PutUser(name, name, null, List.of(), null, null)));
    ASSETS.forEach(this::declare);
    for (int step = 0; step < 120; step++) {
      second += random.nextInt(10) == 0 ? QUIET : random.nextInt(60);
      space.tick(now());
      act();
      space.tick(now());
      if (random.nextInt(20) == 0) {
        space.restart();
      }
      listen();
      eachOwnerOfWhatIsOpenHasHeard();
    }
  }

  private Instant now() {
    return at(second);
  }

  private void act() {
    String asset = ASSETS.get(random.nextInt(ASSETS.size()));
    String id = asset + random.nextInt(3);
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> fire(id, asset);
      case 3 -> space.signal(AlertMerge.normalized(resolved(id, asset, now()), now()), now());
      case 4 -> move("RESOLVED");
      case 5 -> move("OPEN");
      case 6 -> move("CLOSED");
      case 7 -> silence(asset);
      default -> declare(asset);
    }
  }

  private void fire(String id, String asset) {
    Alert alert = alert(id, asset, now());
    alert.setSeverity(Severity.values()[random.nextInt(Severity.values().length)]);
    space.signal(AlertMerge.normalized(alert, now()), now());
  }

  /** Which may be refused. */
  private void move(String state) {
    List<Incident> all = space.incidents();
    if (!all.isEmpty()) {
      String incident = all.get(random.nextInt(all.size())).getId();
      space.command(edit("m" + second, incident, "state", state), now());
    }
  }

  private void silence(String asset) {
    run(
        new PutSilence(
            Silence.newBuilder()
                .setId("s" + second)
                .setSpace(PLANT)
                .setAssets(List.of(asset))
                .setIncidents(List.of())
                .setReason("maintenance")
                .setStartsAt(now())
                .setEndsAt(at(second + 10 + random.nextInt(400)))
                .setCreatedAt(now())
                .setCreatedBy("Ana")
                .build()));
  }

  /** With whom it pleases; a chain, so that neighbours are one incident. */
  private void declare(String id) {
    int place = ASSETS.indexOf(id);
    Asset asset = place == 0 ? asset(id) : asset(id, ASSETS.get(place - 1));
    asset.setOwners(new ArrayList<>(PEOPLE.stream().filter(one -> random.nextBoolean()).toList()));
    space.signal(asset, now());
    // who left and comes again is told again, however lately they heard of it
    toldAt.keySet().removeIf(key -> !key.startsWith("hook "));
  }

  private void run(Object body) {
    space.command(command("c" + second + body.hashCode(), PLANT, body), now());
  }

  private void listen() {
    List<Notification> all = space.notifications();
    for (Notification message : all.subList(read, all.size())) {
      message.getRecipients().forEach(person -> hear(person + ' ', message));
      if (!message.getWebhooks().isEmpty()) {
        hear("hook ", message);
      }
    }
    read = all.size();
  }

  private void hear(String ear, Notification message) {
    String key = ear + message.getIncident();
    Instant before = toldAt.put(key, message.getAt());
    boolean closedAfterwards = ear.startsWith("hook") && !message.getKind().endsWith("merged");
    if (END.contains(message.getKind())) {
      assertThat(takenForOpen.remove(key) || closedAfterwards && told.contains(key))
          .as("%s hears %s", ear, message)
          .isTrue();
    } else {
      takenForOpen.add(key);
      told.add(key);
    }
    if (message.getKind().equals("incident.grew") && before != null) {
      assertThat(message.getAt())
          .as("%s hears %s", ear, message)
          .isAfterOrEqualTo(before.plusSeconds(QUIET));
    }
  }

  private void eachOwnerOfWhatIsOpenHasHeard() {
    for (Incident incident : space.incidents()) {
      boolean mayBeTold =
          IncidentStates.isOpen(incident.getState())
              && incident.getState() != IncidentState.SNOOZED
              && Silencing.covering(space.view(), incident, now()) == null;
      if (mayBeTold) {
        incident.getAssets().stream()
            .map(one -> space.view().graph().get(one.getAsset()))
            .flatMap(asset -> Stream.concat(Stream.of("hook"), asset.getOwners().stream()))
            .forEach(
                one ->
                    assertThat(told)
                        .as("%s at %s", incident.getNumber(), now())
                        .contains(one + ' ' + incident.getId()));
      }
    }
  }
}
