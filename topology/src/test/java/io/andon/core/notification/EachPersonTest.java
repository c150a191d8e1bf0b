package io.andon.core.notification;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.AffectedAsset;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RemoveUser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quiet period is each person's own, and nobody hears the end of what they never heard of. */
class EachPersonTest extends Listeners {
  @Test
  void anOwnerOfAnAssetThatJoinsHearsOfItAtOnce_theOthersAfterTheirQuietPeriod() {
    fire("a1", "line", 10, Severity.HIGH);
    declare("next", null, List.of("max"), List.of("eva"), "line");
    fire("a2", "next", 100, Severity.HIGH);

    Notification joined = space.notifications().getLast();
    assertThat(joined.getKind()).isEqualTo("incident.grew");
    assertThat(joined.getRecipients()).containsExactly("max", "eva");
    assertThat(joined.getNewEvidence()).as("all of it is new to them").isEqualTo(2);

    space.tick(at(10 + QUIET));
    Notification grew = space.notifications().getLast();
    assertThat(grew.getKind()).isEqualTo("incident.grew");
    assertThat(grew.getRecipients()).containsExactly("ana", "ben@plant.example");
    assertThat(grew.getNewEvidence()).isEqualTo(1);

    fire("a3", "next", 20 + QUIET, Severity.HIGH);
    space.tick(at(100 + QUIET));
    assertThat(space.notifications().getLast().getRecipients()).containsExactly("max", "eva");
    space.tick(at(10 + 2 * QUIET));
    assertThat(space.notifications().getLast().getRecipients())
        .containsExactly("ana", "ben@plant.example");
    assertThat(kinds()).hasSize(5);
    space.tick(at(10 + 9 * QUIET));
    assertThat(kinds()).as("nothing waits any more").hasSize(5);
  }

  @Test
  void webhooksAreNotToldOfEachOwnerWhoJoins() {
    run(new PutWebhook("hook", "https://hooks.example.com/", List.of("*"), null, "s"), 1);
    fire("a1", "line", 10, Severity.HIGH);
    declare("next", null, List.of("max"), List.of(), "line");
    fire("a2", "next", 100, Severity.HIGH);
    space.tick(at(10 + QUIET));

    assertThat(space.notifications())
        .extracting(Notification::getWebhooks)
        .containsExactly(List.of("hook"), List.of(), List.of("hook"));
  }

  @Test
  void whoComesToOwnAnAssetHearsOfWhatIsOpenOnIt() {
    fire("a1", "line", 10, Severity.HIGH);
    space.signal(owned("line", "ana", "max"), at(50));
    space.tick(at(50));

    assertThat(space.notifications().getLast().getRecipients()).containsExactly("max");
    space.tick(at(50));
    space.signal(owned("line", "max"), at(60));
    space.tick(at(60));
    assertThat(kinds()).hasSize(2);
  }

  @Test
  void nobodyIsToldTheEndOfWhatTheyWereNeverTold() {
    fire("a1", "line", 10, Severity.HIGH);
    declare("next", null, List.of("max"), List.of(), "line");
    silence("s", 20, 1000, List.of("line", "next"), List.of());
    fire("a2", "next", 30, Severity.HIGH);
    run(edit("r", space.incident().getId(), "state", "RESOLVED"), 40);

    Notification resolved = space.notifications().getLast();
    assertThat(resolved.getKind()).isEqualTo("incident.resolved");
    assertThat(resolved.getRecipients()).containsExactly("ana", "ben@plant.example");
  }

  @Test
  void anotherPersonOfTheSameNameHasHeardNothing() {
    fire("a1", "line", 10, Severity.HIGH);
    run(new RemoveUser("ana"), 20);
    space.command(
        Command.newBuilder(command("again", PLANT, putUser("ana", "ana@plant.example")))
            .setIssuedAt(at(30))
            .build(),
        at(30));
    run(edit("r", space.incident().getId(), "state", "RESOLVED"), 40);

    assertThat(space.notifications().getLast().getRecipients())
        .containsExactly("ben@plant.example");
  }

  @Test
  void addressesOfThoseWhoAreNoUsersAreMarked() {
    fire("a1", "line", 10, Severity.HIGH);

    assertThat(space.notifications().getLast().getExternalEmails())
        .containsExactly("ben@plant.example");
  }

  @Test
  void whoIsDownstreamAndFailsThemselvesIsToldToo() {
    fire("a1", "line", 10, Severity.HIGH);
    fire("a2", "report", 20, Severity.HIGH);
    declare("board", null, List.of("max"), List.of(), "report");

    assertThat(run(new NotifyDownstream(space.incident().getId()), 30).getResult())
        .isEqualTo(new DownstreamNotified(3, 2));
    Notification told = space.notifications().getLast();
    assertThat(told.getRecipients()).containsExactly("eva", "ana", "max");
    assertThat(told.getAssets()).containsExactly("report", "board");
    assertThat(space.incident().getBlastRadius())
        .extracting(AffectedAsset::getAsset)
        .containsExactly("report", "board");
  }
}
