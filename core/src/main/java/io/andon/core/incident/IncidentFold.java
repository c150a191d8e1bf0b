package io.andon.core.incident;

import io.andon.core.row.RowCopy;
import io.andon.schema.Absorbed;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
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
      case EvidenceAdded c -> EvidenceCounts.added(incident, c.getEvidence());
      case EvidenceAmended c -> EvidenceCounts.amended(incident, c);
      case EvidenceCleared c -> EvidenceCounts.cleared(incident, c, event.getAt());
      case EvidenceReactivated c -> EvidenceCounts.reactivated(incident, c);
      case EvidenceRemoved c -> EvidenceCounts.removed(incident, c, event.getAt());
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
      case Absorbed c -> EvidenceCounts.absorbed(incident, c, event.getAt());
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
      AssetInvolvement unused =
          EvidenceCounts.involvement(incident, opened.getAsset(), opened.getStartedAt());
    }
    return incident;
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
}
