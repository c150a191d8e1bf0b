package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.QUIET;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.Fingerprint;
import io.andon.core.rejection.RejectionText;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.UnlinkAlert;
import io.andon.topology.SpaceHarness;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do beside what producers report. */
class PersonTest {
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @BeforeEach
  void anAsset() {
    space.signal(asset("line"), at(0));
    space.signal(asset("report", "line"), at(0));
  }

  @Test
  void opensAnIncidentOnAnAsset() {
    Incident incident =
        open(
            create -> {
              create.setAsset("line");
              create.setSeverity(Severity.LOW);
              create.setUrgency("HIGH");
              create.setBatch("EXT-1");
            });

    assertThat(incident.getOrigin()).isEqualTo(IncidentOrigin.PERSON);
    assertThat(incident.getState()).isEqualTo(IncidentState.OPEN);
    assertThat(incident.getNumber()).isEqualTo(1);
    assertThat(incident.getSeverity()).isEqualTo(Severity.LOW);
    assertThat(incident.getUrgency()).isEqualTo("HIGH");
    assertThat(incident.getBatch()).isEqualTo("EXT-1");
    assertThat(incident.getReportedBy()).isEqualTo("Ana");
    assertThat(incident.getShift()).as("10:00 UTC").isEqualTo("T1");
    assertThat(incident.getBlastRadius()).extracting(hit -> hit.getAsset()).contains("report");
    assertThat(space.reader().incidentByNumber(1)).contains(incident);
    assertThat(space.notifications()).extracting(Notification::getKind).contains("incident.opened");
  }

  @Test
  void refusesAnAssetNobodyKnows_butMakesTheProcessesOfThePlant() {
    assertThat(refusal(create("a", it -> it.setAsset("ghost"))))
        .isEqualTo(RejectionReason.NOT_FOUND);
    assertThat(refusal(create("b", it -> it.setProcess(10)))).isEqualTo(RejectionReason.INVALID);

    Incident incident =
        open(
            it -> {
              it.setProcess(2);
              it.setProcessName("Telares");
            });
    open(it -> it.setProcess(3));

    assertThat(incident.getAsset()).isEqualTo("process-2");
    assertThat(space.reader().asset("process-2")).map(Asset::getName).contains("Telares");
    assertThat(space.reader().asset("process-3")).map(Asset::getName).contains("Process 3");
  }

  @Test
  void aPartOfAProcessCountsForTheProcess() {
    Asset part = asset("loom-7");
    part.setParent("process-2");
    space.signal(part, at(1));

    assertThat(open(it -> it.setAsset("loom-7")).getProcess()).isEqualTo(2);
  }

  @Test
  void theSameDedupKeyIsTheSameIncident_untilItIsResolved() {
    Incident first = open(it -> it.setDedupKey("disk"));
    Incident again = open(it -> it.setDedupKey("disk"));
    run(edit("e1", first.getId(), "state", "RESOLVED"));
    Incident later = open(it -> it.setDedupKey("disk"));

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(later.getId()).isNotEqualTo(first.getId());
    assertThat(space.incidents()).hasSize(2);
  }

  @Test
  void signalsOfTheAssetJoinWhatAPersonOpened_andNeverResolveIt() {
    Incident incident = open(it -> it.setAsset("line"));
    space.signal(alert("a1", "line", at(20)), at(20));
    space.signal(AlertMerge.normalized(resolved("a1", "line", at(30)), at(30)), at(30));
    space.tick(at(31 + QUIET.toSeconds()));

    assertThat(space.incident().getId()).isEqualTo(incident.getId());
    assertThat(space.incident().getAlertCount()).isEqualTo(1);
    assertThat(space.incident().getState()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void anIncidentWithAlertsTakesThemOver() {
    space.signal(alert("a1", "lagos", at(1)), at(1));
    space.signal(alert("a2", "accra", at(2)), at(2));
    String before = space.incidents().getFirst().getId();

    Incident incident = open(it -> it.setAlerts(List.of(ref("a1"), ref("a2"))));

    assertThat(space.incident().getId()).isEqualTo(incident.getId());
    assertThat(space.incident().getAlertCount()).isEqualTo(2);
    assertThat(space.incident().getMergedFrom()).contains(before);
    assertThat(evidence(incident)).containsExactlyInAnyOrder("a1", "a2");
    assertThat(space.reader().evidence(incident.getId()))
        .as("linked now, by a person")
        .allMatch(one -> one.getAddedAt().equals(at(10)))
        .allMatch(one -> one.getWhy().getReason().equals("Linked by Ana"));
    assertThat(space.reader().incident(before).orElseThrow().getMergedInto())
        .isEqualTo(incident.getId());
  }

  @Test
  void unknownAlertsAreNamed() {
    CommandOutcome outcome = run(create("c", it -> it.setAlerts(List.of(ref("ghost")))));

    assertThat(outcome.getRejection().getReason()).isEqualTo(RejectionReason.INVALID);
    assertThat(RejectionText.of(outcome.getRejection())).contains(ref("ghost"));
    assertThat(space.incidents()).isEmpty();
  }

  @Test
  void anAlertThatIsTakenOutStaysOut_untilItFiresAnew() {
    space.signal(alert("a1", "line", at(1)), at(1));
    space.signal(alert("a2", "line", at(2)), at(2));
    String id = space.incident().getId();

    run(command("u", PLANT, new UnlinkAlert(id, ref("a2"))));
    Alert worse = alert("a2", "line", at(3));
    worse.setSeverity(Severity.CRITICAL);
    space.signal(AlertMerge.normalized(worse, at(3)), at(3));

    assertThat(space.incident().getAlertCount()).isEqualTo(1);
    assertThat(evidence(space.incident())).containsExactly("a1");
    space.signal(AlertMerge.normalized(resolved("a2", "line", at(4)), at(4)), at(4));
    space.signal(AlertMerge.normalized(alert("a2", "line", at(5)), at(5)), at(5));
    assertThat(evidence(space.incident())).containsExactlyInAnyOrder("a1", "a2");
    assertThat(space.reader().evidence(id)).extracting(Evidence::getSeq).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatAnIncidentHoldsCanBeTakenOut() {
    space.signal(alert("a1", "line", at(1)), at(1));
    Incident other = open(it -> {});

    assertThat(refusal(command("u", PLANT, new UnlinkAlert(other.getId(), ref("a1")))))
        .isEqualTo(RejectionReason.NOT_FOUND);
    run(command("l", PLANT, new LinkAlerts(other.getId(), List.of(ref("a1")))));
    assertThat(evidence(other)).containsExactly("a1");
  }

  @Test
  void whatIsTakenOutIsRememberedAsItWas() {
    space.signal(alert("a1", "line", at(1)), at(1));
    Evidence before = space.reader().evidence(space.incident().getId()).getFirst();

    run(command("u", PLANT, new UnlinkAlert(space.incident().getId(), ref("a1"))));

    EvidenceRemoved removed = (EvidenceRemoved) space.events().getLast().getChanges().getFirst();
    assertThat(removed.getEvidence()).isEqualTo(before);
  }

  @Test
  void theEvidenceOfAClosedIncidentIsFinal() {
    space.signal(alert("a1", "line", at(1)), at(1));
    Incident closed = open(it -> it.setAlerts(List.of(ref("a1"))));
    run(edit("c", closed.getId(), "state", "CLOSED"));
    space.signal(alert("a2", "line", at(2)), at(2));

    assertThat(refusal(command("l", PLANT, new LinkAlerts(closed.getId(), List.of(ref("a2"))))))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(refusal(command("u", PLANT, new UnlinkAlert(closed.getId(), ref("a1")))))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(evidence(closed)).containsExactly("a1");
  }

  @Test
  void ticketsAreLinkedOnce() {
    Incident incident = open(it -> {});
    run(command("t1", PLANT, new LinkTicket(incident.getId(), "OPS-7")));
    run(command("t2", PLANT, new LinkTicket(incident.getId(), "OPS-7")));

    assertThat(space.incident().getTickets()).containsExactly("OPS-7");
    assertThat(space.incident().getVersion()).isEqualTo(2);
  }

  @Test
  void everybodyDownstreamIsToldOnce() {
    declare("report", "line", List.of("ana", "ben"));
    declare("board", "report", List.of("ben", "eva"));
    Incident incident = open(it -> it.setAsset("line"));

    CommandOutcome outcome = run(command("n", PLANT, new NotifyDownstream(incident.getId())));

    assertThat(outcome.getResult()).isEqualTo(new DownstreamNotified(3, 2));
    Notification told = space.notifications().getLast();
    assertThat(told.getKind()).isEqualTo("incident.downstream");
    assertThat(told.getRecipients()).containsExactlyInAnyOrder("ana", "ben", "eva");
  }

  @Test
  void anAlertIsAcknowledgedByTheFirst_andFreshWhenItFiresAgain() {
    space.signal(alert("a1", "line", at(1)), at(1));
    AlertRow row = (AlertRow) run(command("k", PLANT, new AcknowledgeAlert(ref("a1")))).getResult();
    assertThat(row.getAcknowledgedBy()).isEqualTo("Ana");

    space.signal(AlertMerge.normalized(resolved("a1", "line", at(4)), at(4)), at(4));
    assertThat(space.reader().alert(ref("a1")).orElseThrow().getAcknowledgedBy()).isEqualTo("Ana");
    space.signal(AlertMerge.normalized(alert("a1", "line", at(5)), at(5)), at(5));
    assertThat(space.reader().alert(ref("a1")).orElseThrow().getAcknowledgedBy()).isNull();
  }

  @Test
  void aMoveOfAVocabularyThatKnowsFewerStates() {
    Incident incident = open(it -> {});
    run(edit("e", incident.getId(), "state", "RESOLVED"));

    Command same = edit("s", incident.getId(), "state", "INVESTIGATING");
    ((EditIncident) same.getBody()).setAlready(List.of(IncidentState.RESOLVED));
    assertThat(run(same).getRejection()).isNull();
    assertThat(space.incident().getState()).isEqualTo(IncidentState.RESOLVED);

    Command reopen = edit("r", incident.getId(), "state", "OPEN");
    ((EditIncident) reopen.getBody()).setFrom(List.of(IncidentState.SNOOZED));
    assertThat(refusal(reopen)).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);

    Command close = edit("c", incident.getId(), "state", "CLOSED");
    ((EditIncident) close.getBody()).setCorrective(true);
    assertThat(run(close).getRejection().getField()).isEqualTo("corrective_action");
    Command complete =
        edit("d", incident.getId(), "state", "CLOSED", "corrective_action", "New belt");
    ((EditIncident) complete.getBody()).setCorrective(true);
    assertThat(run(complete).getRejection()).isNull();
    assertThat(space.incident().getState()).isEqualTo(IncidentState.CLOSED);
  }

  private void declare(String id, String upstream, List<String> owners) {
    Asset asset = asset(id, upstream);
    asset.setOwners(owners);
    space.signal(asset, at(1));
  }

  private List<String> evidence(Incident incident) {
    return space.reader().evidence(incident.getId()).stream()
        .map(one -> space.reader().alert(one.getRef()).orElseThrow().getAlert().getAlertId())
        .toList();
  }

  private static String ref(String alertId) {
    return Fingerprint.of("scada", alertId);
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
