package io.andon.core.incident;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a list holds; what is null or empty does not matter.
 *
 * @param states none: all but merged ones
 * @param severities any of them
 * @param asset the asset it was opened on
 * @param shift T1, T2 or T3
 * @param shiftDate operative date of the shift
 * @param process 1 to 9
 * @param batch production batch
 * @param scope aggregate or investigation
 * @param from onset at or after
 * @param to onset at or before
 * @param closed which of those that are closed
 */
public record IncidentFilter(
    Set<IncidentState> states,
    Set<Severity> severities,
    @Nullable String asset,
    @Nullable String shift,
    @Nullable LocalDate shiftDate,
    @Nullable Integer process,
    @Nullable String batch,
    @Nullable String scope,
    @Nullable Instant from,
    @Nullable Instant to,
    Closed closed) {

  /** Which closed incidents a list holds: those of either kind, or one of them. */
  public enum Closed {
    ANY,
    /** With their corrective action, in the shift log. */
    CORRECTED,
    /** Elsewhere, without it. */
    UNCORRECTED
  }

  private static final Set<IncidentState> LISTED =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(IncidentState.MERGED)));

  public IncidentFilter {
    states = states.isEmpty() ? LISTED : Set.copyOf(states);
    severities = Set.copyOf(severities);
  }

  /** Every incident in one of the states; none: all but merged ones. */
  public static IncidentFilter inStates(Set<IncidentState> states) {
    return new IncidentFilter(
        states, Set.of(), null, null, null, null, null, null, null, null, Closed.ANY);
  }

  /**
   * High or critical, and not closed with its corrective action: what stands in the way of closing
   * a shift, itself or as the one it was merged into.
   */
  public static IncidentFilter severeNotCorrected() {
    return inStates(EnumSet.allOf(IncidentState.class))
        .withClosed(Closed.UNCORRECTED)
        .withSeverities(Set.of(Severity.CRITICAL, Severity.HIGH));
  }

  /** Of the closed ones only these. */
  public IncidentFilter withClosed(Closed wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, batch, scope, from, to, wanted);
  }

  public IncidentFilter withSeverities(Set<Severity> wanted) {
    return new IncidentFilter(
        states, wanted, asset, shift, shiftDate, process, batch, scope, from, to, closed);
  }

  public IncidentFilter withAsset(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, wanted, shift, shiftDate, process, batch, scope, from, to, closed);
  }

  /** Of one shift of one day. */
  public IncidentFilter withShift(String wanted, LocalDate date) {
    return withShift(wanted).withShiftDate(date);
  }

  public IncidentFilter withShift(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, wanted, shiftDate, process, batch, scope, from, to, closed);
  }

  public IncidentFilter withShiftDate(@Nullable LocalDate wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, wanted, process, batch, scope, from, to, closed);
  }

  public IncidentFilter withProcess(@Nullable Integer wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, wanted, batch, scope, from, to, closed);
  }

  public IncidentFilter withBatch(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, wanted, scope, from, to, closed);
  }

  public IncidentFilter withScope(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, batch, wanted, from, to, closed);
  }

  /** With onset from {@code earliest} to {@code latest}, both included. */
  public IncidentFilter withOnset(@Nullable Instant earliest, @Nullable Instant latest) {
    return new IncidentFilter(
        states,
        severities,
        asset,
        shift,
        shiftDate,
        process,
        batch,
        scope,
        earliest,
        latest,
        closed);
  }

  /** Whether all states but merged are wanted. */
  public boolean inAnyListedState() {
    return states.equals(LISTED) && closed == Closed.ANY;
  }

  /** Whether the incident is in the list. */
  public boolean matches(Incident incident) {
    return states.contains(incident.getState())
        && isClosedAsWanted(incident)
        && (severities.isEmpty() || severities.contains(incident.getSeverity()))
        && (asset == null || asset.equals(incident.getAsset()))
        && (shift == null || shift.equals(incident.getShift()))
        && (shiftDate == null || shiftDate.toString().equals(incident.getShiftDate()))
        && (process == null || process.equals(incident.getProcess()))
        && (batch == null || batch.equals(incident.getBatch()))
        && (scope == null || wantsInvestigation() == isInvestigation(incident))
        && (from == null || !incident.getStartedAt().isBefore(from))
        && (to == null || !incident.getStartedAt().isAfter(to));
  }

  private boolean isClosedAsWanted(Incident incident) {
    return closed == Closed.ANY
        || incident.getState() != IncidentState.CLOSED
        || (closed == Closed.CORRECTED) == (incident.getCorrectedAt() != null);
  }

  /** Whether only investigations are wanted. */
  public boolean wantsInvestigation() {
    return IndexedFields.INVESTIGATION.equals(scope);
  }

  private static boolean isInvestigation(Incident incident) {
    return IndexedFields.INVESTIGATION.equals(incident.getScope());
  }
}
