package io.andon.core.evidence;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.downtime;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.Fingerprint;
import io.andon.core.correlation.Room;
import io.andon.core.rejection.RejectionText;
import io.andon.core.space.RecordSize;
import io.andon.schema.Absorbed;
import io.andon.schema.Asset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.SpaceHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No decision makes a record that Kafka would not take, whatever a space has been told. */
class RoomTest {
  private static final SingleObject.Codec<Incident> INCIDENTS = SingleObject.codec(Incident.class);
  private static final SingleObject.Codec<IncidentEvent> EVENTS =
      SingleObject.codec(IncidentEvent.class);
  private static final int BRIDGED = 60;

  private final SpaceHarness space = new SpaceHarness();

  @Test
  void oneSignalThatBridgesThousandsOfIncidentsMergesAFewOfThem_andThoseAfterItTheRest() {
    // nobody declared the stations, so each stop began an incident of its own; then the line of
    // them becomes known
    int stations = 300;
    for (int i = 0; i < stations; i++) {
      space.signal(downtime("e" + i, station(i), at(0), 1), at(1));
    }
    int before = space.incidents().size();

    space.signal(downtime("again", station(0), at(5), 1), at(6));

    IncidentEvent merge =
        space.events().reversed().stream().filter(RoomTest::merges).findFirst().orElse(null);
    int left = space.incidents().size();
    assertThat(before - left).isLessThanOrEqualTo(Room.MERGES);
    if (before > Room.MERGES) {
      assertThat(before - left).isEqualTo(Room.MERGES);
      assertThat(merge).isNotNull();
    }
    assertThatAllIsSmall();
    for (int i = 0; i < BRIDGED; i++) {
      space.signal(downtime("more" + i, station(i), at(10), 1), at(11));
    }
    assertThatAllIsSmall();
    assertThat(space.incidents())
        .allSatisfy(
            incident -> assertThat(incident.getAssets()).hasSizeLessThanOrEqualTo(Room.ASSETS));
  }

  @Test
  void anIncidentWithAllTheAssetsItHoldsIsFollowedByOneThatNamesIt() {
    for (String id : List.of("p0", "p1", "p2")) {
      space.signal(part(id), at(0));
    }
    space.signal(alert("a0", "p0", at(1)), at(1));
    Incident first = grown(Room.ASSETS, 1);

    space.signal(alert("b1", "p1", at(2)), at(2));
    space.signal(alert("b2", "p2", at(3)), at(3));
    space.signal(alert("b3", "p0", at(4)), at(4));

    assertThat(space.incidents()).hasSize(2);
    Incident next = space.incidents().getFirst();
    assertThat(next.getPreviousIncident()).isEqualTo(first.getId());
    assertThat(next.getAlertCount()).isEqualTo(2);
    Evidence opening = space.reader().evidence(next.getId()).getFirst();
    assertThat(opening.getWhy().getRule()).isEqualTo("incident-full");
    assertThat(opening.getWhy().getReason()).startsWith("Incident #1 is full: ");
    assertThat(space.incidents().getLast().getAlertCount()).isEqualTo(2);
    assertThatAllIsSmall();
  }

  @Test
  void anIncidentWithAllTheEvidenceItHoldsIsFollowedByOneThatNamesIt() {
    space.signal(alert("a0", "x", at(1)), at(1));
    Incident first = grown(1, Room.EVIDENCE - 1);
    space.signal(alert("a1", "x", at(2)), at(2));
    space.signal(alert("a2", "x", at(3)), at(3));
    space.signal(alert("a3", "x", at(4)), at(4));
    assertThat(space.incidents()).extracting(Room::evidence).containsExactly(2, Room.EVIDENCE);
    assertThat(space.incidents().getFirst().getPreviousIncident()).isEqualTo(first.getId());
  }

  @Test
  void aFullIncidentTakesOverNoOther_andOneThatTookOverManyTakesOverNoMore() {
    space.signal(alert("a0", "x", at(1)), at(1));
    Incident survivor = grown(1, 1);
    Incident other = Incident.newBuilder(survivor).setId("other").build();
    assertThat(Room.absorbs(survivor, other)).isTrue();
    survivor.setMergedFrom(new ArrayList<>(Collections.nCopies(Room.MERGED_FROM, "id")));
    assertThat(Room.absorbs(survivor, other)).isFalse();
    survivor.setMergedFrom(List.of());
    survivor.setAlertCount(Room.EVIDENCE);
    assertThat(Room.absorbs(survivor, other)).isFalse();
  }

  /** The only incident, with as many assets and pieces of evidence as if all had been told. */
  private Incident grown(int assets, int evidence) {
    Incident incident = space.view().incident(space.incident().getId());
    for (int i = 1; i < assets; i++) {
      incident.getAssets().add(new AssetInvolvement("other" + i, 0, 1, at(0), at(0)));
    }
    incident.setAlertCount(evidence);
    space.view().open().put(incident);
    return incident;
  }

  @Test
  void aPersonCannotFillAnIncidentBeyondItsRoom() {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i <= Room.LINKED; i++) {
      space.signal(alert("a" + i, "x" + i, at(1)), at(1));
      alerts.add(Fingerprint.of(alert("a" + i, "x", at(1)).getSource(), "a" + i));
    }
    String id = "7d2f9a50-0000-4000-8000-000000000001";
    space.command(
        command("c1", PLANT, CreateIncident.newBuilder().setId(id).setTitle("All of it").build()),
        at(2));

    CommandOutcome all = space.command(command("c2", PLANT, new LinkAlerts(id, alerts)), at(3));
    CommandOutcome most =
        space.command(
            command("c3", PLANT, new LinkAlerts(id, alerts.subList(0, Room.LINKED))), at(4));

    assertThat(all.getRejection().getReason()).isEqualTo(RejectionReason.INVALID);
    assertThat(all.getRejection().getField()).isEqualTo("alerts");
    assertThat(most.getRejection()).isNull();
    assertThat(space.view().incident(id).getAlertCount()).isEqualTo(Room.LINKED);
    assertThatAllIsSmall();
  }

  @Test
  void aCommandThatWouldWriteTooMuchIsRefused_andChangesNothing() {
    space.command(command("s1", PLANT, new OpenShift("2026-03-06", "T1", "Ana")), at(1));
    String data = "{\"note\":\"" + "x".repeat(1_000_000) + "\"}";
    List<CommandOutcome> outcomes = new ArrayList<>();
    for (int process = 1; process <= 9; process++) {
      outcomes.add(
          space.command(
              command(
                  "p" + process,
                  PLANT,
                  new RecordProcess(1L, process, "B" + process, data, List.of(), null)),
              at(process)));
    }
    CommandOutcome last = outcomes.getLast();
    assertThat(last.getRejection().getReason()).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(RejectionText.of(last.getRejection())).contains("at most " + RecordSize.MOST_BYTES);
    int kept = (int) outcomes.stream().filter(one -> one.getRejection() == null).count();
    assertThat(kept).isBetween(1, 4);
    assertThat(space.view().shiftLog(1).getProcesses()).hasSize(kept);
    assertThat(
            space
                .command(
                    command("p", PLANT, new RecordProcess(1L, 9, "B", "{}", List.of(), null)),
                    at(20))
                .getRejection())
        .isNull();
  }

  private static boolean merges(IncidentEvent event) {
    return event.getChanges().stream().anyMatch(Absorbed.class::isInstance);
  }

  private void assertThatAllIsSmall() {
    assertThat(space.events())
        .allSatisfy(
            event -> assertThat(EVENTS.encode(event).length).isLessThan(RecordSize.MOST_BYTES));
    assertThat(space.allIncidents())
        .allSatisfy(
            one -> assertThat(INCIDENTS.encode(one).length).isLessThan(RecordSize.MOST_BYTES));
  }

  private static String station(int i) {
    return "roi-" + "x".repeat(190) + i;
  }

  private static Asset part(String id) {
    Asset part = asset(id);
    part.setParent("line");
    return part;
  }
}
