package io.andon.topology.query;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.topology.incident.Facets;
import io.andon.topology.plant.ShiftOfDay;
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
    @Nullable Instant to) {

  private static final Set<IncidentState> LISTED =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(IncidentState.MERGED)));

  public IncidentFilter {
    states = states.isEmpty() ? LISTED : Set.copyOf(states);
    severities = Set.copyOf(severities);
  }

  /** Every incident in one of the states; none: all but merged ones. */
  public static IncidentFilter inStates(Set<IncidentState> states) {
    return new IncidentFilter(states, Set.of(), null, null, null, null, null, null, null, null);
  }

  /** High or critical, and anything but closed: what stands in the way of closing a shift. */
  public static IncidentFilter severeNotClosed() {
    return inStates(EnumSet.complementOf(EnumSet.of(IncidentState.CLOSED, IncidentState.MERGED)))
        .withSeverities(Set.of(Severity.CRITICAL, Severity.HIGH));
  }

  public IncidentFilter withSeverities(Set<Severity> wanted) {
    return new IncidentFilter(
        states, wanted, asset, shift, shiftDate, process, batch, scope, from, to);
  }

  public IncidentFilter withAsset(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, wanted, shift, shiftDate, process, batch, scope, from, to);
  }

  /** Of one shift of one day. */
  public IncidentFilter withShiftOfDay(ShiftOfDay wanted) {
    return withShift(wanted.shift().name()).withShiftDate(wanted.date());
  }

  public IncidentFilter withShift(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, wanted, shiftDate, process, batch, scope, from, to);
  }

  public IncidentFilter withShiftDate(@Nullable LocalDate wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, wanted, process, batch, scope, from, to);
  }

  public IncidentFilter withProcess(@Nullable Integer wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, wanted, batch, scope, from, to);
  }

  public IncidentFilter withBatch(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, wanted, scope, from, to);
  }

  public IncidentFilter withScope(@Nullable String wanted) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, batch, wanted, from, to);
  }

  /** With onset from {@code earliest} to {@code latest}, both included. */
  public IncidentFilter withOnset(@Nullable Instant earliest, @Nullable Instant latest) {
    return new IncidentFilter(
        states, severities, asset, shift, shiftDate, process, batch, scope, earliest, latest);
  }

  /** Whether all states but merged are wanted. */
  public boolean inAnyListedState() {
    return states.equals(LISTED);
  }

  /** Whether the incident is in the list. */
  public boolean matches(Incident incident) {
    return states.contains(incident.getState())
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

  /** Whether only investigations are wanted. */
  public boolean wantsInvestigation() {
    return Facets.INVESTIGATION.equals(scope);
  }

  private static boolean isInvestigation(Incident incident) {
    return Facets.INVESTIGATION.equals(incident.getScope());
  }
}
