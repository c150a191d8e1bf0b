package io.andon.core.audit;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.andon.core.Fixtures;
import io.andon.core.command.EveryCommand;
import io.andon.core.query.Slice;
import io.andon.schema.ActorKind;
import io.andon.schema.Asset;
import io.andon.schema.Severity;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.AuditAction;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.UpdateSpace;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import io.andon.topology.SpaceHarness;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a person or a key does is in the audit trail, and no secret is. */
class AuditTest {
  private static final String ID = EveryCommand.INCIDENT;
  private static final String ALERT = EveryCommand.ALERT;
  private static final String SECRET = EveryCommand.SECRET;
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);
  private static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  AuditTest() {
    space.signal(asset("line"), at(0));
    space.signal(alert("a1", "line", at(1)), at(1));
    space.signal(alert("a2", "line", at(1)), at(1));
  }

  @Test
  void everyKindOfCommandIsTried() {
    Set<String> tried = new TreeSet<>(List.of(CreateSpace.class.getSimpleName()));
    EveryCommand.oneOfEach().forEach(body -> tried.add(body.getClass().getSimpleName()));
    EveryCommand.NO_CHANGE.forEach(type -> tried.add(type.getSimpleName()));

    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Command.getClassSchema().getField("body").schema().getTypes().stream()
                .map(Schema::getName)
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsAudited() {
    return EveryCommand.oneOfEach().stream()
        .map(
            body ->
                dynamicTest(
                    body.getClass().getSimpleName(),
                    () -> {
                      int before = trail().size();
                      run(body);
                      List<AuditItem> told = trail().subList(0, trail().size() - before);
                      assertThat(told.isEmpty())
                          .isEqualTo(EveryCommand.NO_CHANGE.contains(body.getClass()));
                      assertThat(told)
                          .allSatisfy(
                              item -> {
                                assertThat(item.actor().getKind()).isEqualTo(ActorKind.PERSON);
                                assertThat(item.actor().getId()).isEqualTo("ana");
                                assertThat(item.surface()).isEqualTo("quality");
                                assertThat(item.at()).isEqualTo(at(100 + commands - 1));
                              });
                    }));
  }

  private void run(Object body) {
    CommandOutcome outcome =
        space.command(command("c" + commands, PLANT, body), at(100 + commands));
    commands++;
    assertThat(outcome.getRejection()).isNull();
  }

  private List<AuditItem> trail() {
    return space.reader().audit(EVERYTHING, ALL).items();
  }

  @Test
  void noSecretIsEverTold() {
    EveryCommand.oneOfEach().forEach(this::run);

    String all = trail().toString();

    assertThat(all)
        .doesNotContain(SECRET)
        .doesNotContain(Base64.getEncoder().encodeToString(EveryCommand.bytes(1).array()))
        .contains("password_hash", "secret_sha256");
    assertThat(changes("webhook", "w1"))
        .contains(new ValueChange("url", null, "https://h.example/…"));
  }

  /** A field that sounds like a secret is marked as one, or as nothing to be told. */
  @Test
  void whatSoundsSecretIsMarked() {
    for (SpecificRecord row :
        List.<SpecificRecord>of(
            Fixtures.space(PLANT),
            new ApiKey(),
            new AdminKey(),
            new SessionSecret(),
            new User(),
            new Webhook(),
            new Silence(),
            new Asset(),
            new AlertRow())) {
      for (Schema.Field field : row.getSchema().getFields()) {
        if (field.name().matches(".*(secret|password|hash|token|sha256).*")) {
          assertThat(field.getProp("audit")).as(field.name()).isIn("secret", "none");
        }
      }
    }
  }

  @Test
  void saysFromWhatToWhat() {
    EveryCommand.oneOfEach().forEach(this::run);

    assertThat(changes("space", PLANT))
        .contains(
            new ValueChange("name", "Plant plant", "The plant"),
            new ValueChange("correlation.max_hops", "2", "3"));
    assertThat(changes("key", "k1"))
        .contains(
            new ValueChange("scopes", null, "incidents:read"),
            new ValueChange("secret_sha256", null, "changed"),
            new ValueChange("secret_sha256", "changed", "changed"),
            new ValueChange("revoked_at", null, at(106).toString()));
    assertThat(changes("alert", ALERT))
        .contains(
            new ValueChange("acknowledged_by", null, "Ana"),
            new ValueChange("resolved_by", null, "Ana"));
    assertThat(changes("shift_log", "1"))
        .contains(
            new ValueChange("inspector", null, "Eva"),
            new ValueChange("processes.2.batch", null, "TEL-7"),
            new ValueChange("state", "open", "closed"));
    assertThat(changes("incident", ID))
        .contains(
            new ValueChange("title", null, "Belt torn"),
            new ValueChange("severity", "medium", "low"),
            new ValueChange("evidence." + ALERT, null, "active"),
            new ValueChange("evidence." + ALERT, "active", null),
            new ValueChange("tickets", null, "OPS-1"),
            new ValueChange("notified_users", null, "0"));
  }

  private List<ValueChange> changes(String kind, String id) {
    return space.reader().audit(new AuditFilter(kind, id, null, null, null), ALL).items().stream()
        .map(AuditItem::change)
        .toList();
  }

  @Test
  void toldIsWhetherItWasMadeChangedOrRemoved() {
    run(EveryCommand.put("Ben", null, List.of(), null));
    run(EveryCommand.put("Benjamin", null, List.of(), null));
    run(new RemoveUser("ben"));

    assertThat(space.reader().audit(new AuditFilter("user", "ben", null, null, null), ALL).items())
        .filteredOn(item -> item.change().getField().equals("name"))
        .extracting(AuditItem::action, AuditItem::change)
        .containsExactly(
            tuple(AuditAction.REMOVED, new ValueChange("name", "Benjamin", null)),
            tuple(AuditAction.CHANGED, new ValueChange("name", "Ben", "Benjamin")),
            tuple(AuditAction.CREATED, new ValueChange("name", null, "Ben")));
  }

  @Test
  void aWebhookThatWasRemovedIsToldAsGone() {
    run(new PutWebhook("w1", "https://h.example/a", List.of("*"), null, SECRET));
    run(new RemoveWebhook("w1"));

    assertThat(changes("webhook", "w1"))
        .extracting(ValueChange::getField)
        .doesNotContain("removed_at");
    assertThat(
            space.reader().audit(new AuditFilter("webhook", "w1", null, null, null), ALL).items())
        .filteredOn(item -> item.change().getField().equals("url"))
        .extracting(AuditItem::action, AuditItem::change)
        .containsExactly(
            tuple(AuditAction.REMOVED, new ValueChange("url", "https://h.example/…", null)),
            tuple(AuditAction.CREATED, new ValueChange("url", null, "https://h.example/…")));
  }

  @Test
  void whatChangesNothingIsNotTold() {
    run(EveryCommand.put("Ben", null, List.of(), null));
    int before = trail().size();

    run(EveryCommand.put("Ben", null, List.of(), null));
    run(UpdateSpace.newBuilder().setName("Plant plant").build());
    run(new DeclareAsset(asset("line")));

    assertThat(trail()).hasSize(before);
  }

  @Test
  void assetsOfTheStreamAreTold_andWhoNobodyIs() {
    Asset renamed = asset("line");
    renamed.setName("Line 1");
    space.signal(renamed, at(50));

    AuditItem told = trail().getFirst();

    assertThat(told.change()).isEqualTo(new ValueChange("name", "Asset line", "Line 1"));
    assertThat(told.actor().getKind()).isEqualTo(ActorKind.SYSTEM);
    assertThat(told.surface()).isEqualTo("stream");
    assertThat(told.subject()).isEqualTo(new AuditItem.Subject("asset", "line", 0));
  }

  @Test
  void anApprovedClosureTellsWhoAndWhy() {
    space.command(Fixtures.edit("s", space.incident().getId(), "severity", "HIGH"), at(10));
    run(new OpenShift("2026-03-06", "T1", "Eva"));
    run(new CloseShift(1L, false, null));
    run(new CloseShift(1L, true, "night shift waits"));

    List<AuditItem> told =
        space.reader().audit(new AuditFilter("shift_log", "1", null, null, null), ALL).items();

    assertThat(told)
        .filteredOn(item -> item.change().getField().equals("state"))
        .extracting(AuditItem::change, AuditItem::why)
        .containsExactly(
            tuple(new ValueChange("state", "review", "closed"), "night shift waits"),
            tuple(new ValueChange("state", "open", "review"), null),
            tuple(new ValueChange("state", null, "open"), null));
    assertThat(told)
        .extracting(AuditItem::change)
        .contains(
            new ValueChange("approval.by", null, "Ana"),
            new ValueChange("approval.incidents", null, "1"),
            new ValueChange("blocked_by", null, "1"));
  }

  @Test
  void whatATimerDidIsToldAsTheTimers() {
    String id = space.incident().getId();
    space.command(
        Fixtures.edit("s", id, "state", "SNOOZED", "snoozed_until", at(60).toString()), at(10));
    space.tick(at(61));

    AuditItem woke =
        trail().stream()
            .filter(item -> item.surface().equals("timer"))
            .filter(item -> item.change().getField().equals("state"))
            .findFirst()
            .orElseThrow();

    assertThat(woke.change()).isEqualTo(new ValueChange("state", "snoozed", "open"));
    assertThat(woke.why()).isEqualTo("The snooze ended");
    assertThat(woke.actor().getId()).isEqualTo("andon");
  }

  @Test
  void repeatedAndRefusedCommandsAreNotToldTwice() {
    Command put = command("same", PLANT, EveryCommand.put("Ben", null, List.of(), null));
    space.command(put, at(10));
    int before = trail().size();

    space.command(put, at(11));
    space.command(command("bad", PLANT, new RemoveUser("nobody")), at(12));

    assertThat(trail()).hasSize(before);
  }

  @Test
  void evidenceThatOnlyGrowsIsNoLine() {
    space.signal(Fixtures.downtime("e1", "press", at(10), 5), at(15));
    int before = trail().size();
    space.signal(Fixtures.downtime("e1", "press", at(10), 9), at(19));

    assertThat(trail()).hasSize(before);
    assertThat(space.incidents().getFirst().getVersion()).isGreaterThan(1);
  }

  @Test
  void severityOfAPersonTakesBackUrgency_andBothAreTold() {
    run(
        CreateIncident.newBuilder()
            .setId(ID)
            .setTitle("Belt torn")
            .setSeverity(Severity.HIGH)
            .setUrgency("HIGH")
            .build());
    space.command(Fixtures.edit("e", ID, "severity", "LOW"), at(200));

    Map<String, String> told =
        changes("incident", ID).stream()
            .limit(2)
            .collect(
                Collectors.toMap(ValueChange::getField, c -> c.getBefore() + ">" + c.getAfter()));
    assertThat(told).isEqualTo(Map.of("severity", "high>low", "urgency", "HIGH>null"));
  }
}
