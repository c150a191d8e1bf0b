package io.andon.core.incident;

import io.andon.core.row.RowCopy;
import io.andon.schema.Absorbed;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceKind;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.IncidentState;
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.Severity;
import io.andon.schema.StateChanged;
import io.andon.schema.TicketLinked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into the state of an incident. What the live system holds and what a replay of
 * {@code incident-events} gives are the same because both come from here.
 */
public final class IncidentFold {
  /** The rule in the reason of evidence that a person linked. */
  public static final String LINKED = "person";

  /** Who linked it, among what the reason says matched. */
  public static final String LINKED_BY = "person";

  private IncidentFold() {}

  /**
   * The incident after the event. Takes over {@code incident} and may change it; null before the
   * first event.
   */
  public static Incident apply(@Nullable Incident incident, IncidentEvent event) {
    Incident state = incident;
    for (Object change : event.getChanges()) {
      state = applyOne(state, change, event);
    }
    if (state == null) {
      throw new IllegalArgumentException("event without changes for " + event.getIncident());
    }
    state.setVersion(event.getVersion());
    state.setUpdatedAt(event.getAt());
    return state;
  }

  /** A copy of a row that events may be applied to: all that they change in place is its own. */
  public static Incident copy(Incident row) {
    Incident copy = RowCopy.of(row, Incident::new);
    List<AssetInvolvement> assets = new ArrayList<>(row.getAssets().size() + 1);
    row.getAssets().forEach(one -> assets.add(RowCopy.of(one, AssetInvolvement::new)));
    copy.setAssets(assets);
    copy.setActiveBySeverity(new HashMap<>(row.getActiveBySeverity()));
    return copy;
  }

  /** One change of the event, which tells whose and when; as {@link #apply} else. */
  public static Incident applyOne(@Nullable Incident incident, Object change, IncidentEvent event) {
    if (change instanceof Opened opened) {
      return opened(opened, event);
    }
    if (incident == null) {
      throw new IllegalArgumentException(
          "first change is not Opened but " + change.getClass().getSimpleName());
    }
    switch (change) {
      case EvidenceAdded c -> added(incident, c.getEvidence());
      case EvidenceAmended c -> amended(incident, c);
      case EvidenceCleared c -> cleared(incident, c, event.getAt());
      case EvidenceReactivated c -> {
        incident.setFlapCount(incident.getFlapCount() + 1);
        activate(incident, c.getAsset(), c.getSeverity(), c.getAt());
      }
      case EvidenceRemoved c -> removed(incident, c, event.getAt());
      case TicketLinked c -> {
        List<String> tickets = new ArrayList<>(incident.getTickets());
        tickets.add(c.getTicket());
        incident.setTickets(tickets);
      }
      case DownstreamNotified c -> {} // told, not a state
      case Linked c -> {} // kept in the evidence; the incident's own state does not depend on it
      case Reassessed c -> {
        incident.setSeverity(c.getSeverity());
        incident.setSuggestedRoot(c.getSuggestedRoot());
        incident.setBlastRadius(c.getBlastRadius());
        incident.setBlastRadiusTotal(c.getBlastRadiusTotal());
      }
      case StateChanged c -> moved(incident, c, event.getAt());
      case FieldChanged c -> IncidentField.named(c.getField()).set(incident, c.getAfter());
      case Absorbed c -> absorbed(incident, c, event.getAt());
      case MergedInto c -> {
        incident.setState(IncidentState.MERGED);
        incident.setMergedInto(c.getIncident());
        incident.setSnoozedUntil(null);
      }
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    }
    return incident;
  }

  private static Incident opened(Opened opened, IncidentEvent event) {
    Incident incident =
        Incident.newBuilder()
            .setSpace(event.getSpace())
            .setId(event.getIncident())
            .setNumber(event.getNumber())
            .setVersion(event.getVersion())
            .setTitle(opened.getTitle())
            .setDescription(opened.getDescription())
            .setOrigin(opened.getOrigin())
            .setState(IncidentState.OPEN)
            .setSeverity(opened.getSeverity())
            .setPeakSeverity(opened.getSeverity())
            .setStartedAt(opened.getStartedAt())
            .setLastActivityAt(opened.getStartedAt())
            .setCreatedAt(event.getAt())
            .setUpdatedAt(event.getAt())
            .setPreviousIncident(opened.getPreviousIncident())
            .setReportedBy(opened.getReportedBy())
            .setAsset(opened.getAsset())
            .setAssets(new ArrayList<>())
            .setActiveBySeverity(new HashMap<>())
            .setSeveritySetByPerson(opened.getSeveritySetByPerson())
            .setUrgency(opened.getUrgency())
            .setPriority(opened.getPriority())
            .setDedupKey(opened.getDedupKey())
            .setScope(opened.getScope())
            .setShift(opened.getShift())
            .setShiftDate(opened.getShiftDate())
            .setProcess(opened.getProcess())
            .setBatch(opened.getBatch())
            .build();
    if (opened.getOrigin() == IncidentOrigin.PERSON && !opened.getAsset().isEmpty()) {
      // what a person reports of an asset takes the asset's signals from then on
      AssetInvolvement unused = involvement(incident, opened.getAsset(), opened.getStartedAt());
    }
    return incident;
  }

  private static void added(Incident incident, Evidence evidence) {
    incident.setLastEvidence(Math.max(incident.getLastEvidence(), evidence.getSeq()));
    if (isLinked(evidence)) {
      incident.setLinkedCount(incident.getLinkedCount() + 1);
    }
    if (evidence.getKind() == EvidenceKind.ALERT) {
      incident.setAlertCount(incident.getAlertCount() + 1);
    } else {
      incident.setDowntimeCount(incident.getDowntimeCount() + 1);
    }
    AssetInvolvement involvement =
        involvement(incident, evidence.getAsset(), evidence.getOnsetAt());
    involvement.setTotal(involvement.getTotal() + 1);
    peak(incident, evidence.getSeverity());
    if (evidence.getClearedAt() == null) {
      activate(incident, evidence.getAsset(), evidence.getSeverity(), evidence.getOnsetAt());
    } else {
      activity(incident, involvement, evidence.getOnsetAt());
      if (incident.getActiveCount() == 0 && incident.getQuietSince() == null) {
        incident.setQuietSince(evidence.getAddedAt());
      }
    }
  }

  private static void activate(Incident incident, String asset, Severity severity, Instant at) {
    AssetInvolvement involvement = involvement(incident, asset, at);
    boolean anew = involvement.getActive() == 0;
    if (anew || at.isBefore(involvement.getOnsetAt())) {
      involvement.setOnsetAt(at);
    }
    involvement.setActive(involvement.getActive() + 1);
    incident.setActiveCount(incident.getActiveCount() + 1);
    incident.getActiveBySeverity().merge(severity.name(), 1, Integer::sum);
    peak(incident, severity);
    incident.setQuietSince(null);
    activity(incident, involvement, at);
  }

  private static void amended(Incident incident, EvidenceAmended change) {
    AssetInvolvement involvement = involvement(incident, change.getAsset(), change.getOnsetAt());
    if (change.getActive() && change.getSeverity() != change.getSeverityBefore()) {
      lessActive(incident, change.getSeverityBefore());
      incident.getActiveBySeverity().merge(change.getSeverity().name(), 1, Integer::sum);
      peak(incident, change.getSeverity());
    }
    if (change.getOnsetAt().isBefore(involvement.getOnsetAt())) {
      involvement.setOnsetAt(change.getOnsetAt());
    }
    activity(incident, involvement, change.getOnsetAt());
    activity(incident, involvement, change.getActivityAt());
  }

  private static void cleared(Incident incident, EvidenceCleared change, Instant now) {
    AssetInvolvement involvement = involvement(incident, change.getAsset(), change.getAt());
    involvement.setActive(Math.max(0, involvement.getActive() - 1));
    incident.setActiveCount(Math.max(0, incident.getActiveCount() - 1));
    lessActive(incident, change.getSeverity());
    activity(incident, involvement, change.getAt());
    if (incident.getActiveCount() == 0) {
      incident.setQuietSince(now);
    }
  }

  private static boolean isLinked(@Nullable Evidence evidence) {
    return evidence != null && evidence.getWhy().getRule().equals(LINKED);
  }

  private static void removed(Incident incident, EvidenceRemoved change, Instant now) {
    if (isLinked(change.getEvidence())) {
      incident.setLinkedCount(Math.max(0, incident.getLinkedCount() - 1));
    }
    if (change.getKind() == EvidenceKind.ALERT) {
      incident.setAlertCount(Math.max(0, incident.getAlertCount() - 1));
    } else {
      incident.setDowntimeCount(Math.max(0, incident.getDowntimeCount() - 1));
    }
    for (AssetInvolvement involvement : incident.getAssets()) {
      if (involvement.getAsset().equals(change.getAsset())) {
        involvement.setTotal(Math.max(0, involvement.getTotal() - 1));
        if (change.getActive()) {
          involvement.setActive(Math.max(0, involvement.getActive() - 1));
        }
      }
    }
    incident
        .getAssets()
        .removeIf(
            involvement ->
                involvement.getTotal() == 0
                    && involvement.getAsset().equals(change.getAsset())
                    && !involvement.getAsset().equals(incident.getAsset()));
    if (change.getActive()) {
      incident.setActiveCount(Math.max(0, incident.getActiveCount() - 1));
      lessActive(incident, change.getSeverity());
      if (incident.getActiveCount() == 0) {
        incident.setQuietSince(now);
      }
    }
  }

  private static void lessActive(Incident incident, Severity severity) {
    incident
        .getActiveBySeverity()
        .computeIfPresent(severity.name(), (name, count) -> count > 1 ? count - 1 : null);
  }

  private static void peak(Incident incident, Severity severity) {
    if (severity.compareTo(incident.getPeakSeverity()) < 0) { // worst first
      incident.setPeakSeverity(severity);
    }
  }

  private static void activity(Incident incident, AssetInvolvement involvement, Instant at) {
    if (at.isBefore(incident.getStartedAt())) {
      incident.setStartedAt(at);
    }
    if (at.isAfter(incident.getLastActivityAt())) {
      incident.setLastActivityAt(at);
    }
    if (at.isAfter(involvement.getLastAt())) {
      involvement.setLastAt(at);
    }
  }

  private static AssetInvolvement involvement(Incident incident, String asset, Instant at) {
    List<AssetInvolvement> all = incident.getAssets();
    for (AssetInvolvement known : all) {
      if (known.getAsset().equals(asset)) {
        return known;
      }
    }
    AssetInvolvement added = new AssetInvolvement(asset, 0, 0, at, at);
    all.add(added);
    return added;
  }

  private static void moved(Incident incident, StateChanged change, Instant at) {
    incident.setState(change.getTo());
    incident.setSnoozedUntil(change.getUntil());
    switch (change.getTo()) {
      case INVESTIGATING -> {
        if (incident.getAcknowledgedAt() == null) {
          incident.setAcknowledgedAt(at);
        }
      }
      case RESOLVED -> incident.setResolvedAt(at);
      case CLOSED -> {
        if (change.getFrom() != IncidentState.CLOSED) {
          incident.setClosedAt(at);
        }
        if (change.getCorrected()) {
          incident.setCorrectedAt(at);
        }
        if (incident.getResolvedAt() == null) {
          incident.setResolvedAt(at);
        }
      }
      case OPEN -> {
        if (change.getFrom() == IncidentState.RESOLVED) {
          incident.setResolvedAt(null);
          incident.setReopenedCount(incident.getReopenedCount() + 1);
        } else {
          incident.setAcknowledgedAt(null); // nobody has it any more
        }
      }
      case SNOOZED, MERGED -> {}
    }
  }

  private static void absorbed(Incident incident, Absorbed other, Instant now) {
    List<String> mergedFrom = new ArrayList<>(incident.getMergedFrom());
    mergedFrom.add(other.getIncident());
    mergedFrom.addAll(other.getMergedFrom());
    incident.setMergedFrom(mergedFrom);
    peak(incident, other.getPeakSeverity());
    incident.setAlertCount(incident.getAlertCount() + other.getAlertCount());
    incident.setDowntimeCount(incident.getDowntimeCount() + other.getDowntimeCount());
    incident.setActiveCount(incident.getActiveCount() + other.getActiveCount());
    incident.setLinkedCount(incident.getLinkedCount() + other.getLinkedCount());
    incident.setFlapCount(incident.getFlapCount() + other.getFlapCount());
    other
        .getActiveBySeverity()
        .forEach((name, n) -> incident.getActiveBySeverity().merge(name, n, Integer::sum));
    for (AssetInvolvement theirs : other.getAssets()) {
      AssetInvolvement ours = involvement(incident, theirs.getAsset(), theirs.getOnsetAt());
      boolean oursActive = ours.getActive() > 0;
      if (theirs.getActive() > 0
          && (!oursActive || theirs.getOnsetAt().isBefore(ours.getOnsetAt()))) {
        ours.setOnsetAt(theirs.getOnsetAt());
      }
      ours.setActive(ours.getActive() + theirs.getActive());
      ours.setTotal(ours.getTotal() + theirs.getTotal());
      activity(incident, ours, theirs.getLastAt());
    }
    if (other.getStartedAt().isBefore(incident.getStartedAt())) {
      incident.setStartedAt(other.getStartedAt());
    }
    if (incident.getActiveCount() > 0) {
      incident.setQuietSince(null);
    } else if (incident.getQuietSince() == null) {
      incident.setQuietSince(now); // it had no evidence before
    }
  }
}
