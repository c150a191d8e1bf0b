package io.andon.core.incident;

import io.andon.schema.Absorbed;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceKind;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident counts of its evidence: how much there is and on which assets, how bad, since
 * when, and how much of it is active. A part of {@link IncidentFold}, which owns the incident.
 */
final class EvidenceCounts {
  private EvidenceCounts() {}

  static void added(Incident incident, Evidence evidence) {
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

  static void reactivated(Incident incident, EvidenceReactivated change) {
    incident.setFlapCount(incident.getFlapCount() + 1);
    activate(incident, change.getAsset(), change.getSeverity(), change.getAt());
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

  static void amended(Incident incident, EvidenceAmended change) {
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

  static void cleared(Incident incident, EvidenceCleared change, Instant now) {
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
    return evidence != null && evidence.getWhy().getRule().equals(IncidentFold.LINKED);
  }

  static void removed(Incident incident, EvidenceRemoved change, Instant now) {
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

  /** Where an asset's evidence is counted; the asset is involved from then on. */
  static AssetInvolvement involvement(Incident incident, String asset, Instant at) {
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

  static void absorbed(Incident incident, Absorbed other, Instant now) {
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
