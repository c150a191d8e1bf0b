package io.andon.core.alert;

import static io.andon.core.Fixtures.REDELIVERY;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.alert.VersionTable.Case;
import io.andon.core.alert.VersionTable.Row;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@link AlertMerge} against the table that says which version is newer. */
class AlertVersionsTest {
  // the episode before, this one, and what comes, each well after the one before
  private static final long FIRST_START = 100;
  private static final long FIRST_END = 200;
  private static final long START = 300;
  private static final long END = 400;
  private static final long NEW = 500;
  private static final long TURNED = 1_000; // arrival

  static List<Case> cases() {
    return VersionTable.cases();
  }

  static Stream<Row> rows() throws IOException {
    return VersionTable.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTableSaysWhatHappens(Case one) throws IOException {
    List<Row> rows = VersionTable.rows().stream().filter(row -> row.covers(one)).toList();
    assertThat(rows).as("rows for %s", one).hasSize(1);
    if (one.version().equals("none")) {
      // whichever of the two has none
      holds(one, rows.getFirst(), null, null);
      holds(one, rows.getFirst(), at(START), null);
      if (!one.time().equals("none")) {
        holds(one, rows.getFirst(), null, at(START));
      }
    } else {
      int difference = List.of("older", "same", "newer").indexOf(one.version()) - 1;
      holds(one, rows.getFirst(), at(TURNED), at(TURNED + difference));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void noRowIsForNothing(Row row) {
    assertThat(VersionTable.cases()).anyMatch(row::covers);
  }

  @Test
  void noMoreThanTheTableIsRead() throws IOException {
    assertThat(VersionTable.rows()).hasSizeGreaterThan(20);
  }

  private static void holds(
      Case one, Row row, @Nullable Instant knownVersion, @Nullable Instant version) {
    for (Severity severity : List.of(Severity.CRITICAL, Severity.LOW)) {
      AlertState known = known(one, knownVersion);
      Alert before = known == null ? null : Fixtures.copy(known.getAlert());
      Alert message = message(one, version, severity);
      Instant arrival =
          at(TURNED).plus(one.arrives().equals("soon") ? REDELIVERY.minusSeconds(1) : REDELIVERY);
      AlertVersion reported = AlertVersion.reported(Fixtures.copy(message), arrival);
      Alert after = AlertMerge.merge(known, reported, () -> REDELIVERY).alert();

      String why = "row %d for %s, version %s".formatted(row.number(), one, version);
      assertThat(known == null ? null : known.getAlert()).as(why).isEqualTo(before);
      assertThat(after.getStatus()).as(why).isEqualTo(status(row.then()));
      assertThat(after.getSeverity()).as(why).isEqualTo(severity(row, before, severity));
      Instant when =
          after.getStatus() == AlertStatus.ACTIVE ? after.getStartsAt() : after.getEndsAt();
      assertThat(when).as(why).isEqualTo(when(row, before, message, arrival));
    }
  }

  private static Severity severity(Row row, @Nullable Alert before, Severity told) {
    return switch (row.content()) {
      case "counts" -> told;
      case "does not" -> Objects.requireNonNull(before).getSeverity();
      case "if worse" -> told == Severity.CRITICAL ? told : Severity.MEDIUM;
      default -> throw new AssertionError(row.content());
    };
  }

  private static Instant when(Row row, @Nullable Alert before, Alert message, Instant arrival) {
    return switch (row.since()) {
      case "its arrival" -> arrival;
      case "its time" ->
          message.getStatus() == AlertStatus.ACTIVE ? message.getStartsAt() : message.getEndsAt();
      case "its version" -> message.getUpdatedAt();
      case "the known version" -> Objects.requireNonNull(before).getUpdatedAt();
      case "its start" -> Objects.requireNonNull(before).getStartsAt();
      case "as before" ->
          Objects.requireNonNull(before).getStatus() == AlertStatus.ACTIVE
              ? before.getStartsAt()
              : before.getEndsAt();
      default -> throw new AssertionError(row.since());
    };
  }

  /** After an episode before it, the alert turned what the case says. */
  private static @Nullable AlertState known(Case one, @Nullable Instant version) {
    if (one.known().equals("nothing")) {
      return null;
    }
    AlertState state = null;
    state = then(state, active(at(FIRST_START), before(version, 3)), 100);
    state = then(state, ended(at(FIRST_END), before(version, 2)), 200);
    if (one.known().equals("active")) {
      // only a source that repeats its first start can repeat an end without contradiction
      boolean repeats = one.message().equals("resolved") && one.time().equals("repeated");
      return then(state, active(at(repeats ? FIRST_START : START), version), TURNED);
    }
    state = then(state, active(at(START), before(version, 1)), 300);
    return then(state, ended(at(END), version), TURNED);
  }

  private static AlertState then(@Nullable AlertState state, Alert alert, long arrival) {
    AlertVersion version = AlertVersion.reported(alert, at(arrival));
    return AlertMerge.merge(state, version, () -> REDELIVERY).state();
  }

  private static Alert message(Case one, @Nullable Instant version, Severity severity) {
    Instant time =
        switch (one.time()) {
          case "none" -> null;
          case "repeated" -> at(one.known().equals("active") ? FIRST_END : END);
          case "early" -> at(START - 1);
          default -> at(NEW);
        };
    Alert message =
        status(one.message()) == AlertStatus.ACTIVE ? active(time, version) : ended(time, version);
    message.setSeverity(severity);
    return message;
  }

  private static Alert active(@Nullable Instant startsAt, @Nullable Instant version) {
    Alert alert = alert("a", "x", at(0));
    alert.setStartsAt(startsAt);
    alert.setObservedAt(null);
    alert.setUpdatedAt(version);
    return alert;
  }

  private static Alert ended(@Nullable Instant endsAt, @Nullable Instant version) {
    Alert alert = active(null, version);
    alert.setStatus(AlertStatus.RESOLVED);
    alert.setEndsAt(endsAt);
    return alert;
  }

  private static @Nullable Instant before(@Nullable Instant version, int by) {
    return version == null ? null : version.minusSeconds(by);
  }

  private static AlertStatus status(String word) {
    return word.equals("active") ? AlertStatus.ACTIVE : AlertStatus.RESOLVED;
  }
}
