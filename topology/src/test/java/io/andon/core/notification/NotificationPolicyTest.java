package io.andon.core.notification;

import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.query.Slice;
import io.andon.core.rejection.RejectionText;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.ReadNotifications;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears what, and what has to wait. */
class NotificationPolicyTest extends Listeners {
  @Test
  void ownersAndStewardsHearOfIt_eachOnce_inTheWaysTheyWant() {
    fire("a1", "line", 10, Severity.HIGH);

    Notification told = space.notifications().getLast();
    assertThat(told.getKind()).isEqualTo("incident.opened");
    assertThat(told.getRecipients()).containsExactly("ana", "ben@plant.example");
    assertThat(told.getEmails()).containsExactly("ana@plant.example", "ben@plant.example");
    assertThat(told.getAssets()).containsExactly("line");
    InboxItem item = inbox("ana").getFirst();
    assertThat(item.getKind()).isEqualTo("incident.opened");
    assertThat(item.getAssets()).containsExactly("line");
    assertThat(item.getReadAt()).isNull();
    assertThat(space.reader().inboxTally("ana")).isEqualTo(new InboxTally(1L, 1L));
  }

  @Test
  void whoWantsNothingHearsNothing_andEmailOnlyIsEmailOnly() {
    user("ana", "ana@plant.example", List.of());
    fire("a1", "report", 10, Severity.HIGH);

    Notification told = space.notifications().getLast();
    assertThat(told.getRecipients()).containsExactly("eva");
    assertThat(told.getEmails()).containsExactly("eva@plant.example");
    assertThat(inbox("ana")).isEmpty();
    assertThat(inbox("eva")).isEmpty();
  }

  @Test
  void aStormOfEvidenceIsOneMessageInAQuietPeriod() {
    for (int i = 0; i < 100; i++) {
      fire("a" + i, i % 2 == 0 ? "line" : "station", 10 + i, Severity.HIGH);
    }
    assertThat(kinds()).containsExactly("incident.opened");

    space.tick(at(10 + QUIET - 1));
    assertThat(kinds()).containsExactly("incident.opened");
    space.tick(at(10 + QUIET));
    assertThat(kinds()).containsExactly("incident.opened", "incident.grew");
    assertThat(space.notifications().getLast().getNewEvidence()).isEqualTo(99);

    space.tick(at(10 + 3 * QUIET));
    assertThat(kinds()).as("nothing new").hasSize(2);
    fire("b", "line", 12 + 2 * QUIET, Severity.HIGH);
    assertThat(kinds()).as("the quiet period was over").hasSize(3);
  }

  @Test
  void aWorseSeverityThanToldDoesNotWait_theSameOneAgainDoes() {
    fire("a1", "line", 10, Severity.LOW);
    fire("a2", "line", 20, Severity.CRITICAL);
    assertThat(kinds()).containsExactly("incident.opened", "incident.escalated");

    clear("a2", "line", 30);
    fire("a2", "line", 40, Severity.CRITICAL);
    assertThat(kinds()).as("flapping").hasSize(2);
  }

  @Test
  void whatWaitedAndIsOverIsNotTold() {
    fire("a1", "line", 10, Severity.HIGH);
    fire("a2", "line", 20, Severity.HIGH);
    clear("a1", "line", 30);
    clear("a2", "line", 31);

    space.tick(at(10 + QUIET));
    assertThat(kinds()).containsExactly("incident.opened");
  }

  @Test
  void aSilenceOnTheLineCoversItsStations_andWhatStillLastsIsToldAfterwards() {
    silence("s", 5, 1000, List.of("line"), List.of());
    fire("a1", "station", 10, Severity.HIGH);
    fire("a2", "line", 20, Severity.CRITICAL);
    assertThat(space.notifications()).isEmpty();
    assertThat(inbox("ana")).isEmpty();
    assertThat(space.incident().getAlertCount()).as("nothing is hidden").isEqualTo(2);

    space.tick(at(999));
    assertThat(space.notifications()).isEmpty();
    space.tick(at(1000));
    assertThat(kinds()).containsExactly("incident.opened");
    assertThat(space.notifications().getLast().getNewEvidence()).isEqualTo(2);
  }

  @Test
  void whatCameAndWentInASilenceIsNeverTold() {
    silence("s", 5, 1000, List.of("line"), List.of());
    fire("a1", "line", 10, Severity.HIGH);
    run(edit("r", space.incident().getId(), "state", "RESOLVED"), 20);
    space.tick(at(1000));
    run(edit("c", space.incident().getId(), "state", "CLOSED"), 1100);

    assertThat(space.notifications()).isEmpty();
  }

  @Test
  void theEndOfWhatWasToldPassesASilence() {
    fire("a1", "line", 10, Severity.HIGH);
    silence("s", 15, 1000, List.of("line"), List.of());
    run(edit("r", space.incident().getId(), "state", "RESOLVED"), 20);

    assertThat(kinds()).containsExactly("incident.opened", "incident.resolved");
  }

  @Test
  void anAssetThatNoSilenceCoversIsHeard() {
    silence("s", 5, 1000, List.of("station"), List.of());
    fire("a1", "station", 10, Severity.HIGH);
    fire("a2", "line", 20, Severity.HIGH);

    // nobody has heard that it opened, so this is what there is to say
    assertThat(kinds()).containsExactly("incident.opened");
    assertThat(space.notifications().getLast().getNewEvidence()).isEqualTo(2);
  }

  @Test
  void aSilenceCanBeEndedEarly() {
    silence("s", 5, 1000, List.of("line"), List.of());
    fire("a1", "line", 10, Severity.HIGH);
    Silence ended = (Silence) run(new EndSilence("s"), 30).getResult();
    assertThat(ended.getEndsAt()).isEqualTo(at(30));
    assertThat(ended.getEndedBy()).isEqualTo("Ana");

    space.tick(at(31));
    assertThat(kinds()).containsExactly("incident.opened");
    assertThat(run(new EndSilence("ghost"), 31).getRejection().getReason())
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aSilenceOfOneIncident_alsoRefusesToTellThoseDownstream() {
    fire("a1", "line", 10, Severity.HIGH);
    String incident = space.incident().getId();
    silence("s", 15, 1000, List.of(), List.of(incident));

    CommandOutcome refused = run(new NotifyDownstream(incident), 20);
    assertThat(RejectionText.of(refused.getRejection()))
        .contains("Silence s")
        .contains("nobody is told");
    assertThat(kinds()).containsExactly("incident.opened");
  }

  @Test
  void whoIsDownstreamIsToldOnce() {
    fire("a1", "line", 10, Severity.HIGH);
    String incident = space.incident().getId();

    assertThat(run(new NotifyDownstream(incident), 20).getResult())
        .isEqualTo(new DownstreamNotified(2, 1));
    assertThat(inbox("ana"))
        .extracting(InboxItem::getKind)
        .containsExactly("incident.downstream", "incident.opened");
    declare("board", null, List.of("max"), List.of("eva"), "report");
    assertThat(run(new NotifyDownstream(incident), 30).getResult())
        .isEqualTo(new DownstreamNotified(1, 2));
    assertThat(space.notifications().getLast().getRecipients()).containsExactly("max");
  }

  @Test
  void theSameReasonAgainIsTheSameItem_unreadAgain() {
    fire("a1", "line", 10, Severity.HIGH);
    String incident = space.incident().getId();
    run(edit("r1", incident, "state", "RESOLVED"), 20);
    InboxItem first = inbox("ana").getFirst();
    assertThat(first.getKind()).isEqualTo("incident.resolved");
    assertThat(
            ((InboxItem) run(new ReadNotifications("ana", first.getId()), 21).getResult())
                .getReadAt())
        .isEqualTo(at(21));
    assertThat(space.reader().inboxTally("ana")).isEqualTo(new InboxTally(2L, 1L));

    run(edit("o", incident, "state", "OPEN"), 30);
    run(edit("r2", incident, "state", "RESOLVED"), 40);

    assertThat(inbox("ana"))
        .extracting(InboxItem::getKind)
        .containsExactly("incident.resolved", "incident.reopened", "incident.opened");
    assertThat(inbox("ana").getFirst().getReadAt()).isNull();
    assertThat(run(new ReadNotifications("ana", null), 50).getResult())
        .isEqualTo(new InboxTally(3L, 0L));
    assertThat(space.reader().inbox("ana", true, Slice.first(9)).items()).isEmpty();
    assertThat(space.reader().inboxTally("ana")).isEqualTo(new InboxTally(3L, 0L));
  }

  @Test
  void nobodyReadsWhatWasToldToAnother() {
    fire("a1", "line", 10, Severity.HIGH);
    String id = inbox("ana").getFirst().getId();
    assertThat(run(new ReadNotifications("eva", id), 20).getRejection().getReason())
        .isEqualTo(RejectionReason.NOT_FOUND);
    run(new RemoveUser("ana"), 30);
    user("ana", null, null);
    assertThat(inbox("ana")).as("another one of that name").isEmpty();
    assertThat(space.reader().inboxTally("ana")).isEqualTo(new InboxTally(0L, 0L));
  }

  @Test
  void closingWithoutResolvingIsTold_closingAfterwardsIsNot() {
    fire("a1", "line", 10, Severity.HIGH);
    run(edit("c", space.incident().getId(), "state", "CLOSED"), 20);
    assertThat(space.notifications().getLast().getRecipients()).contains("ana");

    fire("b1", "report", 9_000, Severity.HIGH);
    String second = space.incidents().getFirst().getId();
    run(edit("r2", second, "state", "RESOLVED"), 9_001);
    run(edit("c2", second, "state", "CLOSED"), 9_002);
    assertThat(space.notifications().getLast().getKind()).isEqualTo("incident.closed");
    assertThat(space.notifications().getLast().getRecipients()).isEmpty();
  }

  @Test
  void refusesASilenceThatCoversNothing() {
    assertThat(refused(List.of("lime"), 10, 1000)).contains("lime");
    assertThat(refused(List.of(), 10, 1000)).contains("must name");
    assertThat(refused(List.of("line"), 10, 5)).contains("after starts_at");
    assertThat(refused(List.of("line"), -100, -50)).contains("in the future");
  }

  private String refused(List<String> assets, long from, long until) {
    Silence silence = silenceOf("x", from, until, assets, List.of());
    return RejectionText.of(run(new PutSilence(silence), 1).getRejection());
  }
}
