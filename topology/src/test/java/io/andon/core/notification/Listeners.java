package io.andon.core.notification;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.AlertMerge;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.Channel;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.Silence;
import io.andon.topology.SpaceHarness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A line with a station and a report downstream of it, and who owns what. */
class Listeners {
  /** The quiet period of a new space, seconds. */
  static final int QUIET = 300;

  final SpaceHarness space = new SpaceHarness();
  private int commands;

  @BeforeEach
  void aLineWithAStation_ownedByAna_andAReport() {
    declare("line", null, List.of("ana"), List.of("Ana", "ben@plant.example"));
    declare("station", "line", List.of("ana"), List.of());
    declare("report", null, List.of("eva"), List.of("ana"), "line");
    user("ana", "ana@plant.example", null);
    user("eva", "eva@plant.example", List.of(Channel.EMAIL));
  }

  void silence(String id, long startsAt, long endsAt, List<String> assets, List<String> incidents) {
    CommandOutcome outcome =
        run(new PutSilence(silenceOf(id, startsAt, endsAt, assets, incidents)), startsAt);
    assertThat(outcome.getRejection()).isNull();
  }

  static Silence silenceOf(
      String id, long startsAt, long endsAt, List<String> assets, List<String> incidents) {
    return Silence.newBuilder()
        .setId(id)
        .setSpace(PLANT)
        .setAssets(assets)
        .setIncidents(incidents)
        .setReason("maintenance")
        .setStartsAt(at(startsAt))
        .setEndsAt(at(endsAt))
        .setCreatedAt(at(0))
        .setCreatedBy("Ana")
        .build();
  }

  void fire(String id, String asset, long second, Severity severity) {
    Alert alert = alert(id, asset, at(second));
    alert.setSeverity(severity);
    space.signal(AlertMerge.normalized(alert, at(second)), at(second));
  }

  void clear(String id, String asset, long second) {
    space.signal(AlertMerge.normalized(resolved(id, asset, at(second)), at(second)), at(second));
  }

  void declare(
      String id,
      @Nullable String parent,
      List<String> owners,
      List<String> stewards,
      String... upstream) {
    Asset asset = asset(id, upstream);
    asset.setParent(parent);
    asset.setOwners(new ArrayList<>(owners));
    asset.setStewards(new ArrayList<>(stewards));
    space.signal(asset, at(0));
  }

  static Asset owned(String id, String... owners) {
    Asset asset = asset(id);
    asset.setOwners(new ArrayList<>(List.of(owners)));
    return asset;
  }

  static PutUser putUser(String username, String email) {
    return new PutUser(username, username, email, List.of(), null, null);
  }

  void user(String username, @Nullable String email, @Nullable List<Channel> channels) {
    run(new PutUser(username, username, email, List.of(), null, channels), 0);
  }

  CommandOutcome run(Object body, long second) {
    return run(command("c" + commands++, PLANT, body), second);
  }

  CommandOutcome run(Command command, long second) {
    return space.command(command, at(second));
  }

  List<InboxItem> inbox(String username) {
    return space.reader().inbox(username, false, Slice.first(50)).items();
  }

  List<String> kinds() {
    return space.notifications().stream().map(Notification::getKind).toList();
  }
}
