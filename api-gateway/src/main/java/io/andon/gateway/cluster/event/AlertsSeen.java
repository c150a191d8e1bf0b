package io.andon.gateway.cluster.event;

import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.AlertVersion;
import io.andon.core.alert.Fingerprint;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.internal.AlertCourse;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.AlertState;
import io.andon.schema.serde.RecordTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Waits until a space shows what was published, so that a read after the answer sees it. The way is
 * through Kafka and two sub-topologies, some ten milliseconds; nobody tells of its end, so the
 * store is asked again and again.
 */
public final class AlertsSeen {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Time time;

  public AlertsSeen() {
    this(new SystemTime());
  }

  AlertsSeen(Time time) {
    this.time = time;
    RecordTrust.establish(); // it copies records through their builders
  }

  /** Time as it passes while waiting. */
  interface Time {
    /** Since some fixed moment. */
    Duration now();

    void pass(Duration pause) throws InterruptedException;
  }

  private record SystemTime() implements Time {
    @Override
    public Duration now() {
      return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pass(Duration pause) throws InterruptedException {
      Thread.sleep(pause);
    }
  }

  /**
   * Returns once the space shows every one of the alerts, in this version or a later one.
   *
   * @param alerts as they were published, each with a version of its own
   * @param reader of their space, at its owner
   * @throws ProblemException when it does not within ten seconds; they are in Kafka all the same
   */
  public void await(List<Alert> alerts, SpaceReader reader) {
    await(alerts, alert -> shows(reader, alert));
  }

  /**
   * As {@link #await(List, SpaceReader)}, in whatever version: that of alerts which were published
   * before.
   */
  public void awaitAny(List<Alert> alerts, SpaceReader reader) {
    await(alerts, alert -> row(reader, alert).isPresent());
  }

  private void await(List<Alert> alerts, Predicate<Alert> shown) {
    Duration deadline = time.now().plus(PATIENCE);
    try {
      for (Alert alert : alerts) {
        while (!shown.test(alert)) {
          if (time.now().compareTo(deadline) >= 0) {
            throw notYet("The space does not show the alerts yet");
          }
          time.pass(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet("The node is stopping");
    }
  }

  private static boolean shows(SpaceReader reader, Alert alert) {
    return row(reader, alert).map(row -> includes(row, alert)).orElse(false);
  }

  private static Optional<AlertRow> row(SpaceReader reader, Alert alert) {
    return reader.alert(Fingerprint.of(alert.getSource(), alert.getAlertId()));
  }

  // a version that says nothing new never gets as far as the store: nothing to wait for
  private static boolean includes(AlertRow row, Alert alert) {
    Instant known = row.getAlert().getUpdatedAt();
    Instant version = alert.getUpdatedAt();
    if (known != null && version != null && !known.isBefore(version)) {
      return true;
    }
    AlertState state = new AlertState(copy(row.getAlert()), copy(row.getCourse()));
    AlertVersion next = AlertVersion.reported(copy(alert), row.getChangedAt());
    return !AlertMerge.merge(state, next, () -> Duration.ZERO).changed();
  }

  // merging may change both
  private static Alert copy(Alert alert) {
    return Alert.newBuilder(alert).build();
  }

  private static AlertCourse copy(AlertCourse course) {
    return AlertCourse.newBuilder(course).build();
  }

  private static ProblemException notYet(String reason) {
    return new ProblemException(
        Problem.Unavailable.soon(
            reason + "; repeating it with the same ids or Idempotency-Key is safe"));
  }
}
