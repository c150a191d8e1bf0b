package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.schema.Asset;
import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveAsset;
import io.andon.schema.internal.RevokeKey;
import io.andon.topology.SpaceHarness;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTest {
  private final SpaceHarness space = new SpaceHarness();
  private String incident;

  @BeforeEach
  void anIncident() {
    space.signal(alert("a1", "x", at(0)), at(0));
    incident = space.incident().getId();
  }

  @Test
  void editsFieldsAndStateTogether_andTellsWhoChangedWhat() {
    CommandOutcome outcome =
        run(edit("c1", incident, "root_cause", "Worn belt", "state", "INVESTIGATING"));
    Incident result = (Incident) outcome.getResult();
    assertThat(result.getRootCause()).isEqualTo("Worn belt");
    assertThat(result.getState()).isEqualTo(IncidentState.INVESTIGATING);
    assertThat(result.getVersion()).isEqualTo(2);
    assertThat(result).isEqualTo(space.incident());
    var event = space.events().getLast();
    assertThat(event.getActor().getId()).isEqualTo("ana");
    assertThat(event.getSurface()).isEqualTo("quality");
    assertThat(event.getChanges().getFirst())
        .isEqualTo(new FieldChanged("root_cause", null, "Worn belt"));
  }

  @Test
  void oneBadEditAndNothingIsTaken() {
    CommandOutcome outcome = run(edit("c1", incident, "root_cause", "Worn belt", "title", ""));
    assertThat(outcome.getRejection().getField()).isEqualTo("title");
    assertThat(space.incident().getRootCause()).isNull();
  }

  @Test
  void theSameCommandTwiceIsDoneOnce() {
    CommandOutcome first = run(edit("c1", incident, "title", "One"));
    run(edit("c2", incident, "title", "Two"));
    assertThat(run(edit("c1", incident, "title", "One"))).isEqualTo(first);
    assertThat(space.incident().getTitle()).isEqualTo("Two");
  }

  @Test
  void aRefusalIsRememberedToo() {
    run(edit("c1", incident, "title", ""));
    assertThat(run(edit("c1", incident, "title", "fine now")).getRejection()).isNotNull();
  }

  @Test
  void aSeverityThatAPersonSetStays_untilGivenBack() {
    run(edit("c1", incident, "severity", "LOW"));
    var critical = alert("a2", "x", at(1));
    critical.setSeverity(Severity.CRITICAL);
    space.signal(critical, at(1));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.LOW);
    run(edit("c2", incident, "severity", null));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aPriorityIsASeverityInOtherWords_andTheLaterWordCounts() {
    run(edit("c1", incident, "severity", "CRITICAL", "priority", "P1"));
    assertThat(space.incident().getPriority()).isEqualTo("P1");
    run(edit("c2", incident, "severity", "LOW"));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.LOW);
    assertThat(space.incident().getPriority()).isNull();
  }

  @Test
  void aNewSeverityTakesBackTheUrgency_unlessBothAreSaid() {
    run(edit("u1", incident, "urgency", "HIGH"));
    run(edit("u2", incident, "severity", "LOW"));
    assertThat(space.incident().getUrgency()).isNull();
    run(edit("u3", incident, "severity", "HIGH", "urgency", "LOW"));
    assertThat(space.incident().getUrgency()).isEqualTo("LOW");
  }

  @Test
  void lengthsAreCountedInCharacters_notInHalvesOfThem() {
    assertThat(run(edit("c1", incident, "title", "🏭".repeat(500))).getRejection()).isNull();
    assertThat(reason(edit("c2", incident, "title", "🏭".repeat(501))))
        .isEqualTo(RejectionReason.INVALID);
  }

  @Test
  void closedIsFinal() {
    run(edit("c1", incident, "state", "CLOSED"));
    assertThat(reason(edit("c2", incident, "state", "OPEN")))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(reason(edit("c3", incident, "state", "CLOSED")))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  @Test
  void refusesALostUpdate() {
    Command command = edit("c1", incident, "title", "One");
    command.setExpectedVersions(List.of(7L, 8L));
    assertThat(reason(command)).isEqualTo(RejectionReason.VERSION_MISMATCH);
    Command meant = edit("c2", incident, "title", "One");
    meant.setExpectedVersions(List.of(7L, space.incident().getVersion()));
    run(meant);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThat(reason(edit("c1", "nothing", "title", "x"))).isEqualTo(RejectionReason.NOT_FOUND);
    assertThat(reason(edit("c2", incident, "number", "5"))).isEqualTo(RejectionReason.INVALID);
    assertThat(reason(edit("c3", incident, "root_asset", "ghost")))
        .isEqualTo(RejectionReason.INVALID);
    assertThat(reason(edit("c5", incident, "state", "ASLEEP"))).isEqualTo(RejectionReason.INVALID);
    assertThat(reason(edit("c6", incident, "state", null))).isEqualTo(RejectionReason.INVALID);
    assertThat(reason(edit("c7", incident, "state", "SNOOZED", "snoozed_until", "tomorrow")))
        .isEqualTo(RejectionReason.INVALID);
  }

  @Test
  void aSpaceIsMadeOnce() {
    Command again = Fixtures.createSpace(PLANT);
    again.setId("again");
    assertThat(reason(again)).isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  @Test
  void theFirstAdminKeyWins() {
    assertThat(run(adminKey("k1")).getRejection()).isNull();
    assertThat(reason(adminKey("k2"))).isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  @Test
  void aKeyIsRevokedForGood() {
    run(command("k1", PLANT, new CreateKey(key())));
    ApiKey revoked = (ApiKey) run(command("k2", PLANT, new RevokeKey("id1"))).getResult();
    assertThat(revoked.getRevokedAt()).isEqualTo(at(9));
    assertThat(reason(command("k3", PLANT, new RevokeKey("other"))))
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void assetsAreDeclaredReplacedAndRemoved() {
    run(command("a1", PLANT, new DeclareAsset(asset("m", "x"))));
    assertThat(space.reader().asset("m")).map(Asset::getUpstream).contains(List.of("x"));
    assertThat(reason(command("a2", PLANT, new DeclareAsset(asset("m", "m")))))
        .isEqualTo(RejectionReason.INVALID);
    run(command("a3", PLANT, new RemoveAsset("m")));
    assertThat(space.reader().asset("m")).isEmpty();
    assertThat(reason(command("a4", PLANT, new RemoveAsset("m"))))
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  private CommandOutcome run(Command command) {
    return space.command(command, at(9));
  }

  private RejectionReason reason(Command command) {
    return run(command).getRejection().getReason();
  }

  private static Command adminKey(String id) {
    return command(
        id, PLANT, new InstallAdminKey(new AdminKey(ByteBuffer.wrap(new byte[32]), at(0))));
  }

  private static ApiKey key() {
    return ApiKey.newBuilder()
        .setId("id1")
        .setSpace(PLANT)
        .setName("line")
        .setScopes(List.of("incidents:read"))
        .setSecretSha256(ByteBuffer.wrap(new byte[32]))
        .setCreatedAt(at(0))
        .setCreatedBy("admin")
        .build();
  }
}
