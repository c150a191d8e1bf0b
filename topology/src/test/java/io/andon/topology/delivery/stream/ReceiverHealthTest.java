package io.andon.topology.delivery.stream;

import static io.andon.topology.delivery.stream.Bench.DEAD;
import static io.andon.topology.delivery.stream.Bench.OK;
import static io.andon.topology.delivery.stream.Bench.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.Outcome;
import io.andon.core.query.ReceiverStatus;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.ReceiverKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people see of a receiver, what they can do for it, and how much mail a space sends. */
class ReceiverHealthTest {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Bench bench = new Bench();

  @Test
  void aReceiverThatWasNeverCalledHasNothingToShow() {
    ReceiverStatus state = bench.state("w");
    assertThat(state.receiver().getLastSuccessAt()).isNull();
    assertThat(state.receiver().getFailingSince()).isNull();
    assertThat(state.pending()).isZero();
    assertThat(state.nextTry(bench.now)).isNull();
  }

  @Test
  void showsSinceWhenAndWhyItFails_whatWaits_andWhenItIsTriedNext() {
    bench.prove("w");
    Instant worked = bench.now;
    bench.now = bench.now.plusSeconds(10);
    Instant queued = bench.now;
    bench.queue("w", "i1", 1);
    bench.queue("w", "i1", 2);
    bench.tick();
    bench.now = bench.now.plusSeconds(1);
    Instant failed = bench.now;
    bench.end(DEAD);

    ReceiverStatus state = bench.state("w");
    Receiver receiver = state.receiver();
    assertThat(receiver.getLastSuccessAt()).isEqualTo(worked);
    assertThat(receiver.getLastFailureAt()).isEqualTo(failed);
    assertThat(receiver.getFailingSince()).isEqualTo(failed);
    assertThat(receiver.getLastError()).isEqualTo("no answer");
    assertThat(receiver.getFailures()).isEqualTo(1);
    assertThat(state.pending()).isEqualTo(2);
    assertThat(state.waitingSince()).isEqualTo(queued);
    assertThat(state.nextTry(bench.now)).isEqualTo(state.pausedUntil(bench.now));
    assertThat(state.nextTry(bench.now)).isBetween(failed.plusSeconds(4), failed.plusSeconds(5));

    bench.tick(Duration.ofSeconds(6));
    bench.end(REFUSED);
    assertThat(bench.state("w").receiver().getFailures()).as("it answers").isZero();
    assertThat(bench.state("w").receiver().getFailingSince()).isEqualTo(failed);
    bench.tick(Duration.ofSeconds(30));
    bench.end(OK);
    assertThat(bench.state("w").receiver().getFailingSince()).isNull();
    assertThat(bench.state("w").receiver().getLastFailureAt()).isNotNull();
  }

  @Test
  void whatItShowsIsTrueAfterANodeDied_andSoIsItsPause() {
    bench.queue("w", "i1", 1);
    bench.tick();
    bench.end(DEAD);
    for (int i = 0; i < 5; i++) {
      bench.tick(Duration.ofMinutes(10));
      bench.end(DEAD);
    }
    ReceiverStatus before = bench.state("w");
    bench.crash();
    bench.tick(MOMENT);

    assertThat(bench.underWay()).as("still paused").isEmpty();
    assertThat(bench.state("w")).isEqualTo(before);
    assertThat(before.receiver().getFailures()).isEqualTo(6);
    bench.now = before.nextTry(bench.now);
    bench.tick();
    assertThat(bench.underWay()).containsExactly("w/i1/1");
  }

  @Test
  void whatFailedIsTriedNow_whenSomebodyWantsIt_onceAndThenAsBefore() {
    failForHours("w", 300);
    int before = bench.begun().size();
    Receiver shown = bench.retryAllNow("w");
    assertThat(shown.getPausedUntil()).isNull();
    bench.tick();
    bench.end(OK); // it is well now: the others go out beside each other
    drain();

    assertThat(bench.begun()).hasSizeGreaterThanOrEqualTo(before + 300);
    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isEqualTo(300);
  }

  @Test
  void whatFailsAgainAfterAPersonWantedItHasItsPauseAgain() {
    failForHours("w", 3);
    bench.retryAllNow("w");
    bench.tick();
    for (int i = 0; i < 3; i++) {
      bench.end(REFUSED);
      bench.tick(Duration.ofMillis(50));
    }
    int begun = bench.begun().size();
    bench.tick(Duration.ofMinutes(1));
    assertThat(bench.begun()).hasSize(begun);
  }

  @Test
  void whatWasHurriedIsHurriedEvenIfTheNodeDies() {
    failForHours("w", 300);
    bench.retryAllNow("w");
    bench.crash();
    drain();

    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isEqualTo(300);
  }

  @Test
  void afterTheWebhookIsChangedNothingWaitsForItsOldPause() {
    failForHours("w", 20);
    bench.tick(MOMENT);
    assertThat(bench.underWay()).isEmpty();
    bench.change("w");
    bench.tick(MOMENT);
    drain();

    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isEqualTo(20);
  }

  @Test
  void aPauseOfTheWholeReceiverEndsTooWhenItIsChanged() {
    bench.queue("w", "i1", 1);
    bench.tick();
    bench.end(new Outcome.Unavailable(503, "503", Duration.ofHours(5)));
    bench.tick(MOMENT);
    assertThat(bench.underWay()).isEmpty();
    bench.change("w");
    bench.tick(MOMENT);
    bench.tick();

    assertThat(bench.underWay()).containsExactly("w/i1/1");
  }

  @Test
  void aSpaceSendsSoManyMailsInAnHour_theOthersWaitAndSayWhy() {
    IntStream.range(0, 25).forEach(i -> mail("ana@plant.example", "i" + i));
    drain();
    assertThat(mailed()).isEqualTo(Bench.MAILS_PER_HOUR);
    ReceiverStatus state = bench.mail();
    assertThat(state.pending()).isEqualTo(15);
    assertThat(state.receiver().getPausedWhy()).contains("ANDON_MAIL_LIMIT");
    assertThat(state.receiver().getFailingSince()).as("nothing failed").isNull();
    Instant next = state.nextTry(bench.now);
    assertThat(next).isBetween(bench.now.plusSeconds(3_600), bench.now.plusSeconds(3_900));

    bench.crash();
    drain();
    assertThat(mailed()).as("a new node knows what was sent").isEqualTo(Bench.MAILS_PER_HOUR);
    bench.now = next;
    drain();
    assertThat(mailed()).isEqualTo(2 * Bench.MAILS_PER_HOUR);
    bench.tick(Duration.ofHours(2));
    drain();
    assertThat(mailed()).isEqualTo(25);
  }

  @Test
  void noHourHasMoreMailsThanItMay() {
    for (int minute = 0; minute < 60 * 6; minute++) {
      mail("ana@plant.example", "i" + minute);
      bench.tick(Duration.ofMinutes(1));
      bench.sender.end(OK);
      bench.tick();
    }
    List<Long> times =
        bench.sender.begun().stream().map(attempt -> attempt.at().getEpochSecond()).toList();
    for (int i = Bench.MAILS_PER_HOUR; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - Bench.MAILS_PER_HOUR)).isGreaterThanOrEqualTo(3_600);
    }
    assertThat(times).hasSizeGreaterThan(4 * Bench.MAILS_PER_HOUR);
  }

  @Test
  void whatWaitsTooLongForItsTurnFailsAndSaysWhy() {
    IntStream.range(0, 300).forEach(i -> mail("ana@plant.example", "i" + i));
    Delivery last = mail("ana@plant.example", "last");
    for (int hour = 0; hour < 26; hour++) {
      drain();
      bench.tick(Duration.ofMinutes(66));
    }
    drain();

    assertThat(bench.row(last.getId()).getStatus()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(bench.row(last.getId()).getLastError())
        .startsWith("waited for 24 h")
        .contains("ANDON_MAIL_LIMIT");
    assertThat(bench.counted("email", "failed")).isPositive();
  }

  @Test
  void whoMayNotBeMailedIsNotTried_andTheMailSaysWhy() {
    bench.unwelcome.add("eve@elsewhere.example");
    Delivery mail = mail("eve@elsewhere.example", "i1");
    Delivery second = mail("eve@elsewhere.example", "i1x");
    Delivery other = mail("ana@plant.example", "i2");
    drain();

    assertThat(bench.row(mail.getId()).getStatus()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(bench.row(mail.getId()).getLastError()).isEqualTo("not there");
    assertThat(bench.row(mail.getId()).getAttempts()).isZero();
    assertThat(bench.row(second.getId()).getStatus()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(bench.row(other.getId()).getStatus()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(bench.counted("email", "failed")).isEqualTo(2);
  }

  @Test
  void countsWhatBecameOfAttemptsAndDeliveries() {
    bench.queue("w", "i1", 1);
    bench.tick();
    bench.end(DEAD);
    bench.tick(Duration.ofMinutes(1));
    bench.end(REFUSED);
    bench.tick(Duration.ofMinutes(1));
    bench.end(OK);
    bench.queue("w", "i2", 1);
    bench.tick();
    bench.end(new Outcome.Impossible(550, "no"));

    assertThat(bench.counted("webhook", "delivered")).isEqualTo(1);
    assertThat(bench.counted("webhook", "failed")).isEqualTo(1);
    for (String outcome : new String[] {"delivered", "refused", "unavailable", "impossible"}) {
      assertThat(bench.counted(DeliveryCounts.What.ATTEMPTS, "webhook", outcome)).isEqualTo(1);
    }
  }

  private Delivery mail(String to, String incident) {
    return bench.queue(ReceiverKind.EMAIL, to, incident, 1);
  }

  private long mailed() {
    return bench.counted("email", "delivered");
  }

  /** Each message is refused so often that none is due for an hour. */
  private void failForHours(String webhook, int incidents) {
    IntStream.range(0, incidents).forEach(i -> bench.queue(webhook, "i" + i, 1));
    for (int i = 0; i < 12 * incidents + 2_000; i++) {
      bench.sender.end(REFUSED);
      bench.tick(Duration.ofSeconds(1));
      Instant next = bench.state(webhook).nextTry(bench.now);
      if (next != null && next.isAfter(bench.now.plusSeconds(600))) {
        return;
      }
    }
    throw new AssertionError("it is still tried");
  }

  /** All that may be sent now is taken. */
  private void drain() {
    for (int i = 0; i < 2_000; i++) {
      bench.tick();
      if (bench.underWay().isEmpty() && i > 5) {
        return;
      }
      bench.sender.end(OK);
    }
  }
}
