package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.UpdateSpace;
import io.andon.topology.SpaceHarness;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What people report and close, and what of it is refused. */
class ReportTest {
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @Test
  void whatAPersonReportsHappenedInThisCentury_andNotTomorrow() {
    assertThat(refusal(create("a", it -> it.setStartedAt(Instant.EPOCH))))
        .isEqualTo(RejectionReason.INVALID);
    CommandOutcome tomorrow = run(create("b", it -> it.setStartedAt(at(10 + 3_601))));
    Incident soon = open(it -> it.setStartedAt(at(10 + 3_600)));

    assertThat(tomorrow.getRejection().getField()).isEqualTo("started_at");
    assertThat(soon.getStartedAt()).isEqualTo(at(10 + 3_600));
  }

  @Test
  void closedWithItsCorrectiveAction_itIsFinal() {
    String id = open(it -> {}).getId();
    run(corrective(edit("c", id, "state", "CLOSED", "corrective_action", "New belt")));
    assertThat(space.incident().getCorrectedAt()).isNotNull();

    for (String field : List.of("title", "description", "corrective_action", "shift", "batch")) {
      Rejection refused =
          run(edit("r-" + field, id, field, field.equals("shift") ? "T2" : "Other")).getRejection();
      assertThat(refused.getReason()).as(field).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
      assertThat(refused.getField()).isEqualTo(field);
    }
    assertThat(refusal(edit("s", id, "severity", "LOW")))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(run(edit("e", id, "corrective_action", "New belt")).getRejection()).isNull();
    assertThat(run(edit("f", id, "root_cause", "Worn out")).getRejection()).isNull();
  }

  @Test
  void closedElsewhere_itCanBeCorrectedOnce() {
    String id = open(it -> {}).getId();
    run(edit("c", id, "state", "CLOSED"));
    Instant closedAt = space.incident().getClosedAt();
    assertThat(space.incident().getCorrectedAt()).isNull();

    Command bare = corrective(edit("d", id, "state", "CLOSED"));
    assertThat(run(bare).getRejection().getField()).isEqualTo("corrective_action");
    Command whole = corrective(edit("e", id, "state", "CLOSED", "corrective_action", "New belt"));
    assertThat(run(whole).getRejection()).isNull();
    assertThat(space.incident().getCorrectedAt()).isNotNull();
    assertThat(space.incident().getClosedAt()).isEqualTo(closedAt);

    Command again = corrective(edit("f", id, "state", "CLOSED"));
    ((EditIncident) again.getBody()).setAlready(List.of(IncidentState.CLOSED));
    long version = space.incident().getVersion();
    assertThat(run(again).getRejection()).isNull();
    assertThat(space.incident().getVersion()).isEqualTo(version);
    Command back = corrective(edit("g", id, "state", "INVESTIGATING"));
    ((EditIncident) back.getBody()).setAlready(List.of(IncidentState.CLOSED));
    assertThat(refusal(back)).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  private static Command corrective(Command edit) {
    ((EditIncident) edit.getBody()).setCorrective(true);
    return edit;
  }

  /** Nobody may take on what another gave back. */
  @Test
  void whatWasTakenOnCanBeGivenBack() {
    String id = open(it -> {}).getId();
    run(edit("a", id, "state", "INVESTIGATING"));

    assertThat(run(edit("b", id, "state", "OPEN")).getRejection()).isNull();
    assertThat(space.incident().getState()).isEqualTo(IncidentState.OPEN);
    assertThat(space.incident().getAcknowledgedAt()).isNull();
    assertThat(space.incident().getReopenedCount()).isZero();
  }

  @Test
  void aSnoozeWithoutATimeEndsWhenTheSpaceSays() {
    String id = open(it -> {}).getId();

    assertThat(run(edit("a", id, "state", "SNOOZED")).getRejection()).isNull();
    Instant until = space.incident().getSnoozedUntil();
    assertThat(until).isEqualTo(space.incident().getUpdatedAt().plusSeconds(3600));
    space.tick(until);
    assertThat(space.incident().getState()).isEqualTo(IncidentState.OPEN);

    UpdateSpace shorter = new UpdateSpace();
    shorter.setSnoozeMs(60_000L);
    run(command("set", PLANT, shorter));
    run(edit("b", id, "state", "SNOOZED"));
    assertThat(space.incident().getSnoozedUntil())
        .isEqualTo(space.incident().getUpdatedAt().plusSeconds(60));
  }

  @Test
  void lengthsAreCountedInCharacters_notInHalvesOfThem() {
    String id = open(it -> {}).getId();

    assertThat(run(edit("a", id, "title", "🏭".repeat(500))).getRejection()).isNull();
    assertThat(refusal(edit("b", id, "title", "🏭".repeat(501))))
        .isEqualTo(RejectionReason.INVALID);
  }

  private Incident open(Consumer<CreateIncident> change) {
    CommandOutcome outcome = run(create("new-" + commands++, change));
    assertThat(outcome.getRejection()).isNull();
    return (Incident) outcome.getResult();
  }

  private static Command create(String id, Consumer<CreateIncident> change) {
    CreateIncident create =
        CreateIncident.newBuilder().setId("incident-" + id).setTitle("Belt torn").build();
    change.accept(create);
    return command(id, PLANT, create);
  }

  private CommandOutcome run(Command command) {
    return space.command(command, at(10));
  }

  private RejectionReason refusal(Command command) {
    return run(command).getRejection().getReason();
  }
}
