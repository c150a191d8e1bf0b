package io.andon.core.notification;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.rejection.RejectionText;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import io.andon.topology.SpaceHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The webhooks of a space, and which of them a notification names. */
class WebhookCommandTest {
  private static final String URL = "https://hooks.example.com/andon";

  private final SpaceHarness space = new SpaceHarness();

  @Test
  void aNotificationNamesTheWebhooksThatWantIt() {
    put("all", "*");
    put("incidents", "incident.*");
    put("opened", "incident.opened");
    put("resolved", "incident.resolved", "incident.reopened");

    space.signal(alert("a1", "L21_3", at(0)), at(0));
    space.command(Fixtures.edit("e1", space.incident().getId(), "state", "RESOLVED"), at(1));

    assertThat(space.notifications())
        .extracting(Notification::getWebhooks)
        .containsExactly(
            List.of("all", "incidents", "opened"), List.of("all", "incidents", "resolved"));
    assertThat(space.notifications())
        .allSatisfy(told -> assertThat(EventPattern.EVENTS).contains(told.getKind()));
  }

  @Test
  void namesWhoWantsItAfterARestartToo_andNobodyWhoIsGone() {
    put("stays", "*");
    put("goes", "*");
    command(new RemoveWebhook("goes"));
    space.restart();

    space.signal(alert("a1", "L21_3", at(0)), at(0));

    assertThat(space.notifications().getFirst().getWebhooks()).containsExactly("stays");
  }

  @Test
  void changesWhatIsGivenAndNothingElse() {
    put("w", "*");
    command(new PutWebhook("w", null, List.of("incident.opened"), "for the board", null));
    Webhook changed = (Webhook) command(new PutWebhook("w", null, null, "", null)).getResult();

    assertThat(changed.getUrl()).isEqualTo(URL);
    assertThat(changed.getEvents()).containsExactly("incident.opened");
    assertThat(changed.getDescription()).isNull();
    assertThat(changed.getSecrets())
        .extracting(WebhookSecret::getSecret)
        .containsExactly("whsec_w");
  }

  @Test
  void aChangeThatChangesNothingIsNone() {
    Webhook made = (Webhook) put("w", "*").getResult();
    for (PutWebhook same :
        List.of(
            new PutWebhook("w", null, null, null, null),
            new PutWebhook("w", URL, List.of("*"), "", null))) {
      assertThat(space.command(Fixtures.command("c" + commands++, PLANT, same), at(5)).getResult())
          .isEqualTo(made);
    }
    PutWebhook other = new PutWebhook("w", URL + "/b", null, null, null);
    Webhook changed =
        (Webhook)
            space.command(Fixtures.command("c" + commands++, PLANT, other), at(5)).getResult();
    assertThat(changed.getChangedAt()).isEqualTo(at(5));
  }

  @Test
  void aRotatedSecretSignsOnForTheOverlap_theOneBeforeItNoMore() {
    put("w", "*");
    command(new RotateWebhookSecret("w", "second", 60_000L));
    Webhook rotated = (Webhook) command(new RotateWebhookSecret("w", "third", 30_000L)).getResult();

    assertThat(rotated.getSecrets())
        .extracting(WebhookSecret::getSecret)
        .containsExactly("third", "second");
    assertThat(rotated.getSecrets().getFirst().getValidUntil()).isNull();
    assertThat(rotated.getSecrets().getLast().getValidUntil()).isEqualTo(at(30));
    Webhook atOnce = (Webhook) command(new RotateWebhookSecret("w", "fourth", 0L)).getResult();
    assertThat(atOnce.getSecrets()).extracting(WebhookSecret::getSecret).containsExactly("fourth");
  }

  @Test
  void aRemovedWebhookIsGoneForEverybody_andItsSecretsToo() {
    put("w", "*");
    Webhook removed = (Webhook) command(new RemoveWebhook("w")).getResult();

    assertThat(removed.getRemovedAt()).isNotNull();
    assertThat(removed.getSecrets()).isEmpty();
    for (Object late :
        List.of(
            new RemoveWebhook("w"),
            new RotateWebhookSecret("w", "s", 0L),
            new PutWebhook("w", URL, null, null, null))) {
      assertThat(command(late).getRejection().getReason()).isEqualTo(RejectionReason.NOT_FOUND);
    }
    // an id is never given twice: deliveries are made from it
    assertThat(put("w", "*").getRejection().getReason()).isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  @Test
  void thereAreAtMostFifty() {
    for (int i = 0; i < 50; i++) {
      assertThat(put("w" + i, "*").getRejection()).isNull();
    }
    assertThat(RejectionText.of(put("w50", "*").getRejection())).contains("50 webhooks");
    command(new RemoveWebhook("w0"));
    assertThat(put("w51", "*").getRejection()).isNull();
  }

  private CommandOutcome put(String id, String... events) {
    return command(new PutWebhook(id, URL, List.of(events), null, "whsec_" + id));
  }

  private int commands;

  private CommandOutcome command(Object body) {
    return space.command(Fixtures.command("c" + commands++, PLANT, body), at(0));
  }
}
