package io.andon.core.evidence;

import io.andon.core.correlation.Match;
import io.andon.core.correlation.Room;
import io.andon.schema.Absorbed;
import io.andon.schema.Incident;
import io.andon.schema.MergedInto;
import java.util.List;

/** Merges incidents that turn out to be one: the oldest goes on, the others point to it. */
final class Merging {
  private Merging() {}

  /**
   * The signal belongs to all the matches, so they belong together; but those that people gave the
   * same alert stay apart. What does not fit stays as it is: a later signal merges it, or it goes
   * on beside the full one.
   */
  static void bridge(
      UnitOfWork unit, IncidentChangeSet oldest, List<Match> matches, Condition signal) {
    Room.Budget budget = new Room.Budget(Room.MERGES);
    for (Match match : matches) {
      IncidentChangeSet other = unit.incident(match.incident());
      if (other != null
          && other != oldest
          && !EvidenceLinking.share(unit, oldest, other)
          && Room.absorbs(oldest.state(), other.state())
          && budget.take(other.state())) {
        absorb(
            oldest,
            other,
            signal.what().title()
                + " on "
                + signal.asset()
                + " bridges them: "
                + match.why().getReason());
      }
    }
  }

  /** {@code survivor} takes over the evidence of {@code other}, which ends. */
  static void absorb(IncidentChangeSet survivor, IncidentChangeSet other, String reason) {
    Incident theirs = other.state();
    survivor.add(
        Absorbed.newBuilder()
            .setIncident(theirs.getId())
            .setNumber(theirs.getNumber())
            .setStartedAt(theirs.getStartedAt())
            .setLastActivityAt(theirs.getLastActivityAt())
            .setAssets(theirs.getAssets())
            .setAlertCount(theirs.getAlertCount())
            .setDowntimeCount(theirs.getDowntimeCount())
            .setActiveCount(theirs.getActiveCount())
            .setActiveBySeverity(theirs.getActiveBySeverity())
            .setPeakSeverity(theirs.getPeakSeverity())
            .setMergedFrom(theirs.getMergedFrom())
            .setLinkedCount(theirs.getLinkedCount())
            .setFlapCount(theirs.getFlapCount())
            .setReason(reason)
            .build());
    other.add(new MergedInto(survivor.state().getId(), survivor.state().getNumber(), reason));
  }
}
