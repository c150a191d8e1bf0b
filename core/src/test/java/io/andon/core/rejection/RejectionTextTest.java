package io.andon.core.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionTextTest {
  private static final Map<Rejection, String> SENTENCES =
      Map.ofEntries(
          Map.entry(Rejections.unknown("id", "key", "k1"), "There is no key k1"),
          Map.entry(Rejections.alertNotHeld("f1"), "The incident does not hold alert f1"),
          Map.entry(Rejections.exists("id", "incident", "i1"), "There is an incident i1"),
          Map.entry(Rejections.exists("id", "webhook", "w1"), "There is a webhook w1 already"),
          Map.entry(Rejections.exists(null, "admin key", ""), "There is an admin key already"),
          Map.entry(
              Rejections.shiftHasLog("T1", "2026-03-06", 4), "Shift T1 of 2026-03-06 has log 4"),
          Map.entry(Rejections.invalid("ends_at", "must be later"), "must be later"),
          Map.entry(
              Rejections.versionMismatch(3, "1 or 2"), "The incident has version 3, not 1 or 2"),
          Map.entry(Rejections.merged("i2", 7), "The incident was merged into i2"),
          Map.entry(Rejections.closed(), "A closed incident is final"),
          Map.entry(
              Rejections.onRecord("title"),
              "The incident was closed with its corrective action, which makes it final"),
          Map.entry(
              Rejections.noSuchMove(IncidentState.RESOLVED, false, IncidentState.SNOOZED),
              "An incident that is resolved cannot become snoozed"),
          Map.entry(
              Rejections.shiftNotBegun(Instant.EPOCH),
              "The shift begins at 1970-01-01T00:00:00Z: before, an approver with a reason closes"
                  + " it"),
          Map.entry(Rejections.shiftLogClosed(), "A closed shift log cannot change"),
          Map.entry(Rejections.shiftLogOpen("T1", "2026-03-06", 4), "Shift log 4 is not closed"),
          Map.entry(Rejections.keyOver("k1", "revoked"), "The key k1 is revoked"),
          Map.entry(
              Rejections.passwordChanged(),
              "The password or the permissions have changed meanwhile"),
          Map.entry(
              Rejections.silenced("s1", Instant.EPOCH),
              "Silence s1 covers this incident until 1970-01-01T00:00:00Z: nobody is told"),
          Map.entry(
              Rejections.tooManySilences(9),
              "There are 9 silences that are not over: end some first"),
          Map.entry(Rejections.tooLarge("9 bytes are too many"), "9 bytes are too many"),
          Map.entry(Rejections.overLimit("id", "The space may have 1"), "The space may have 1"));

  static Stream<Map.Entry<Rejection, String>> sentences() {
    return SENTENCES.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everyRejectionHasASentence(Map.Entry<Rejection, String> expected) {
    assertThat(RejectionText.of(expected.getKey())).isEqualTo(expected.getValue());
  }

  @Test
  void everyCodeIsTried() {
    assertThat(SENTENCES.keySet().stream().map(Rejection::getCode).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(RejectionCode.values()));
  }

  @Test
  void aSurfaceHasTermsOfItsOwn() {
    RejectionText.Terms loud =
        new RejectionText.Terms() {
          @Override
          public String state(IncidentState state) {
            return state.name();
          }

          @Override
          public String incident(String id) {
            return "#" + id;
          }
        };

    assertThat(
            RejectionText.of(
                Rejections.noSuchMove(IncidentState.CLOSED, true, IncidentState.OPEN), loud))
        .isEqualTo("An incident that is CLOSED cannot become OPEN");
    assertThat(RejectionText.of(Rejections.merged("i2", 7), loud))
        .isEqualTo("The incident was merged into #i2");
    assertThat(RejectionText.of(Rejections.exists("id", "incident", "i1"), loud))
        .isEqualTo("There is an incident #i1");
  }
}
