package io.andon.core.evidence;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.Fingerprint;
import io.andon.core.rejection.RejectionText;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.UnlinkAlert;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts that people put into more than one incident. */
class SharedAlertsTest {
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @Test
  void aSecondIncidentDoesNotTakeThemFromTheFirst() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");

    assertThat(alerts(first)).containsExactly("a1");
    assertThat(alerts(second)).containsExactly("a1");
    assertThat(now(first).getActiveCount()).isEqualTo(1);
    assertThat(now(first).getVersion()).as("untouched").isEqualTo(first.getVersion());
    assertThat(row("a1").getIncident()).isEqualTo(second.getId());
  }

  @Test
  void whatIsMadeOfOlderOnesBeganWithThem_inTheShiftOfThatTime() {
    Instant twoDaysAgo = at(10).minus(Duration.ofDays(2));
    signal(alert("a1", "lagos", twoDaysAgo));
    Incident automatic = space.incident();

    Incident incident = open("a1");

    assertThat(incident.getStartedAt()).isEqualTo(twoDaysAgo);
    assertThat(incident.getShift()).isEqualTo(automatic.getShift());
    assertThat(incident.getShiftDate()).isEqualTo(automatic.getShiftDate());
  }

  @Test
  void whatCorrelationHoldsMoreOfKeepsItToo() {
    signal(alert("a1", "line", at(1)));
    signal(alert("a2", "line", at(2)));
    Incident auto = space.incident();

    Incident incident = open("a2");

    assertThat(alerts(auto)).containsExactly("a1", "a2");
    assertThat(now(auto).getActiveCount()).isEqualTo(2);
    assertThat(alerts(incident)).containsExactly("a2");
  }

  @Test
  void butOnceAllOfItIsLinked_thereIsOneAgain() {
    signal(alert("a1", "line", at(1)));
    signal(alert("a2", "line", at(2)));
    Incident auto = space.incident();
    Incident incident = open("a2");

    link(incident, "a1");

    assertThat(now(auto).getMergedInto()).isEqualTo(incident.getId());
    assertThat(alerts(incident)).containsExactlyInAnyOrder("a1", "a2");
    assertThat(now(incident).getAlertCount()).isEqualTo(2);
    assertThat(now(incident).getActiveCount()).isEqualTo(2);
    assertThat(row("a1").getAlso()).isEmpty();
  }

  @Test
  void takenOutOfOne_itStaysInTheOther() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");

    unlink(second, "a1");
    assertThat(alerts(second)).isEmpty();
    assertThat(alerts(first)).containsExactly("a1");
    assertThat(row("a1").getIncident()).isEqualTo(first.getId());

    link(second, "a1");
    unlink(first, "a1");
    assertThat(alerts(first)).isEmpty();
    assertThat(alerts(second)).containsExactly("a1");
    assertThat(run(command("x", PLANT, new UnlinkAlert(first.getId(), ref("a1")))).getRejection())
        .extracting(rejection -> rejection.getReason())
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void allOfThemSeeItClearAndFireAgain() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");

    signal(resolved("a1", "lagos", at(20)));
    assertThat(now(first).getActiveCount()).isZero();
    assertThat(now(second).getActiveCount()).isZero();

    signal(alert("a1", "lagos", at(30)));
    assertThat(now(first).getActiveCount()).isEqualTo(1);
    assertThat(now(second).getActiveCount()).isEqualTo(1);
    assertThat(now(first).getFlapCount()).isEqualTo(1);
    assertThat(now(second).getFlapCount()).isEqualTo(1);
    assertThat(space.incidents()).hasSize(2);
  }

  @Test
  void firingAgainIsNewsToTheOneThatIsOpen_notToTheOneThatIsOver() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");
    run(edit("e", second.getId(), "state", "CLOSED"));
    signal(resolved("a1", "lagos", at(20)));

    signal(alert("a1", "lagos", at(30)));

    assertThat(now(first).getActiveCount()).isEqualTo(1);
    assertThat(now(second).getActiveCount()).isZero();
    assertThat(space.incidents()).hasSize(2);
    assertThat(row("a1").getIncident()).isEqualTo(first.getId());
  }

  @Test
  void firingAgainWhenBothAreOver_isANewIncident() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");
    run(edit("e1", first.getId(), "state", "CLOSED"));
    run(edit("e2", second.getId(), "state", "CLOSED"));
    signal(resolved("a1", "lagos", at(20)));

    signal(alert("a1", "lagos", at(30)));

    assertThat(space.incidents()).hasSize(3);
    Incident third = space.incidents().getFirst();
    assertThat(third.getPreviousIncident()).isEqualTo(second.getId());
    assertThat(row("a1").getIncident()).isEqualTo(third.getId());
  }

  @Test
  void whatTheyShareIsNoReasonToMergeThem() {
    signal(alert("a1", "lagos", at(1)));
    Incident first = open("a1");
    Incident second = open("a1");

    signal(alert("a2", "lagos", at(40)));

    assertThat(now(first).getState()).isEqualTo(IncidentState.OPEN);
    assertThat(now(second).getState()).isEqualTo(IncidentState.OPEN);
    assertThat(alerts(first)).containsExactly("a1", "a2");
    assertThat(alerts(second)).containsExactly("a1");
  }

  @Test
  void whatIsOverIsStillToldThatItCleared() {
    signal(alert("a1", "line", at(1)));
    Incident over = space.incident();
    run(edit("e", over.getId(), "state", "RESOLVED"));
    Incident incident = open("a1");

    signal(resolved("a1", "line", at(30)));

    assertThat(now(over).getState()).isEqualTo(IncidentState.RESOLVED);
    assertThat(now(over).getActiveCount()).isZero();
    assertThat(now(incident).getActiveCount()).isZero();
  }

  @Test
  void oneAlertIsInAHundredIncidentsAtMost() {
    signal(alert("a1", "lagos", at(1)));
    for (int i = 0; i < 100; i++) {
      Incident unused = open("a1");
    }

    CommandOutcome more = run(create("more", "a1"));

    assertThat(more.getRejection().getReason()).isEqualTo(RejectionReason.INVALID);
    assertThat(more.getRejection().getField()).isEqualTo("alerts");
    assertThat(RejectionText.of(more.getRejection())).contains("100", ref("a1"));
  }

  private void signal(Alert alert) {
    Instant at = alert.getEndsAt() == null ? alert.getStartsAt() : alert.getEndsAt();
    space.signal(AlertMerge.normalized(alert, at), at);
  }

  private Incident open(String alert) {
    CommandOutcome outcome = run(create("new-" + commands++, alert));
    assertThat(outcome.getRejection()).isNull();
    return Incident.newBuilder((Incident) outcome.getResult()).build();
  }

  private static Command create(String id, String alert) {
    CreateIncident create =
        CreateIncident.newBuilder().setId("incident-" + id).setTitle("Port closed").build();
    create.setAlerts(List.of(ref(alert)));
    return command(id, PLANT, create);
  }

  private void link(Incident incident, String alert) {
    Command link =
        command("l" + commands++, PLANT, new LinkAlerts(incident.getId(), List.of(ref(alert))));
    assertThat(run(link).getRejection()).isNull();
  }

  private void unlink(Incident incident, String alert) {
    Command unlink =
        command("u" + commands++, PLANT, new UnlinkAlert(incident.getId(), ref(alert)));
    assertThat(run(unlink).getRejection()).isNull();
  }

  private CommandOutcome run(Command command) {
    return space.command(command, at(10));
  }

  private Incident now(Incident incident) {
    return space.reader().incident(incident.getId()).orElseThrow();
  }

  private AlertRow row(String alert) {
    return space.reader().alert(ref(alert)).orElseThrow();
  }

  private List<String> alerts(Incident incident) {
    return space.reader().evidence(now(incident)).stream()
        .map(one -> space.reader().alert(one.getRef()).orElseThrow().getAlert().getAlertId())
        .toList();
  }

  private static String ref(String alertId) {
    return Fingerprint.of("scada", alertId);
  }
}
