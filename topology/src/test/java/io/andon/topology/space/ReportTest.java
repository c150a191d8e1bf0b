package io.andon.topology.space;

import static io.andon.topology.Fixtures.PLANT;
import static io.andon.topology.Fixtures.at;
import static io.andon.topology.Fixtures.command;
import static io.andon.topology.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.RejectionReason;
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
  void aClosedIncidentKeepsItsCorrectiveAction_thoughItCanBeReworded() {
    String id = open(it -> {}).getId();
    run(edit("c", id, "state", "CLOSED", "corrective_action", "New belt"));

    assertThat(run(edit("d", id, "corrective_action", null)).getRejection().getField())
        .isEqualTo("corrective_action");
    assertThat(refusal(edit("e", id, "corrective_action", " "))).isEqualTo(RejectionReason.INVALID);
    assertThat(run(edit("f", id, "corrective_action", "New belts")).getRejection()).isNull();
    assertThat(space.incident().getCorrectiveAction()).isEqualTo("New belts");
  }

  @Test
  void closingAgainAsksForNothing() {
    String id = open(it -> {}).getId();
    run(edit("c", id, "state", "CLOSED"));

    Command again = edit("d", id, "state", "CLOSED", "title", "Belt torn twice");
    ((EditIncident) again.getBody()).setAlready(List.of(IncidentState.CLOSED));
    ((EditIncident) again.getBody()).setRequires(List.of("corrective_action"));

    assertThat(run(again).getRejection()).isNull();
    assertThat(space.incident().getTitle()).isEqualTo("Belt torn twice");
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
