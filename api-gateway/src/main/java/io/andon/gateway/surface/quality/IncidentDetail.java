package io.andon.gateway.surface.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident with all there is to say about it. */
record IncidentDetail(
    @JsonUnwrapped IncidentItem item,
    long number,
    @Nullable String description,
    String startedAt,
    String updatedAt,
    @Nullable String resolvedAt,
    @Nullable String mergedInto,
    @Nullable String suggestedRootProductId,
    int flapCount,
    List<InvolvedAsset> assets,
    List<AlertEvidence> alerts,
    List<DowntimeEvidence> downtime,
    List<Product> blastRadius,
    List<String> tickets,
    List<Correlation> correlation) {

  /** An asset with evidence. */
  record InvolvedAsset(String id, String name, int active, int total, String since) {}

  /** An alert of the incident. */
  record AlertEvidence(
      String id,
      String alertId,
      @Nullable String source,
      String alertType,
      String title,
      String asset,
      String severity,
      String status,
      String startedAt,
      @Nullable String clearedAt,
      String addedAt,
      List<String> explains) {}

  /** A stop of the incident. */
  record DowntimeEvidence(
      String eventId,
      String title,
      String asset,
      String severity,
      String status,
      String startedAt,
      @Nullable String clearedAt,
      String addedAt,
      List<String> explainedBy) {}

  /** A product downstream. */
  record Product(String productId, String name, int distance) {}

  /** Why a signal is part of the incident. */
  record Correlation(
      String signalId, String rule, String reason, Map<String, String> matched, String at) {}

  static IncidentDetail of(IncidentSnapshot snapshot, SpaceReader reader) {
    Incident incident = snapshot.incident();
    AssetNames names = new AssetNames(reader);
    List<Evidence> evidence = snapshot.evidence();
    return new IncidentDetail(
        IncidentItem.of(incident),
        incident.getNumber(),
        incident.getDescription(),
        Times.utc(incident.getStartedAt()),
        Times.utc(incident.getUpdatedAt()),
        Times.utcOrNull(incident.getResolvedAt()),
        incident.getMergedInto(),
        incident.getSuggestedRoot(),
        incident.getFlapCount(),
        incident.getAssets().stream().map(asset -> involved(asset, names)).toList(),
        of(EvidenceKind.ALERT, evidence).stream().map(one -> alert(one, reader)).toList(),
        of(EvidenceKind.DOWNTIME, evidence).stream().map(IncidentDetail::downtime).toList(),
        incident.getBlastRadius().stream()
            .map(hit -> new Product(hit.getAsset(), names.of(hit.getAsset()), hit.getDistance()))
            .toList(),
        incident.getTickets(),
        evidence.stream().map(IncidentDetail::correlation).toList());
  }

  private static List<Evidence> of(EvidenceKind kind, List<Evidence> evidence) {
    return evidence.stream().filter(one -> one.getKind() == kind).toList();
  }

  private static InvolvedAsset involved(AssetInvolvement asset, AssetNames names) {
    return new InvolvedAsset(
        asset.getAsset(),
        names.of(asset.getAsset()),
        asset.getActive(),
        asset.getTotal(),
        Times.utc(asset.getOnsetAt()));
  }

  private static AlertEvidence alert(Evidence one, SpaceReader reader) {
    AlertIdentity identity = AlertIdentity.of(one.getRef(), reader);
    return new AlertEvidence(
        one.getRef(),
        identity.alertId(),
        identity.source(),
        one.getType(),
        one.getTitle(),
        one.getAsset(),
        word(one.getSeverity()),
        status(one),
        Times.utc(one.getOnsetAt()),
        Times.utcOrNull(one.getClearedAt()),
        Times.utc(one.getAddedAt()),
        one.getLinked());
  }

  private static DowntimeEvidence downtime(Evidence one) {
    return new DowntimeEvidence(
        one.getRef(),
        one.getTitle(),
        one.getAsset(),
        word(one.getSeverity()),
        status(one),
        Times.utc(one.getOnsetAt()),
        Times.utcOrNull(one.getClearedAt()),
        Times.utc(one.getAddedAt()),
        one.getLinked());
  }

  private static Correlation correlation(Evidence one) {
    return new Correlation(
        one.getRef(),
        one.getWhy().getRule(),
        one.getWhy().getReason(),
        one.getWhy().getMatched(),
        Times.utc(one.getAddedAt()));
  }

  private static String status(Evidence one) {
    return one.getClearedAt() == null ? "active" : "resolved";
  }

  private static String word(Severity severity) {
    return Vocabulary.lowerCase(severity);
  }
}
