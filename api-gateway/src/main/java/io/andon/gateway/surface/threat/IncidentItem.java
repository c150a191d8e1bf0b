package io.andon.gateway.surface.threat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Times;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.Incident;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident as this vocabulary shows it. */
record IncidentItem(
    String id,
    String title,
    String status,
    String scope,
    List<ThreatLink> threatLinks,
    String createdAt,
    String updatedAt,
    @Nullable String description,
    String startedAt,
    @Nullable String resolvedAt) {

  /** A threat of the incident, and since when it is one. */
  record ThreatLink(String id, String threatId, String addedAt, ThreatItem threat) {
    static ThreatLink of(String incident, Evidence evidence, ThreatItem threat) {
      return new ThreatLink(
          id(incident, evidence), threat.id(), Times.utc(evidence.getAddedAt()), threat);
    }

    // nothing is stored for it: the same evidence of the same incident has the same id
    private static String id(String incident, Evidence evidence) {
      String name = String.join("\0", incident, evidence.getRef(), "" + evidence.getSeq());
      return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
  }

  static IncidentItem of(Incident incident, SpaceReader reader) {
    return of(IncidentSnapshot.now(incident, reader), reader);
  }

  static IncidentItem of(IncidentSnapshot snapshot, SpaceReader reader) {
    Incident incident = snapshot.incident();
    return new IncidentItem(
        incident.getId(),
        incident.getTitle(),
        ThreatVocabulary.STATUS.word(incident.getState()),
        ThreatVocabulary.scope(incident.getScope()),
        links(snapshot, reader),
        Times.utc(incident.getCreatedAt()),
        Times.utc(incident.getUpdatedAt()),
        incident.getDescription(),
        Times.utc(incident.getStartedAt()),
        Times.utcOrNull(incident.getResolvedAt()));
  }

  private static List<ThreatLink> links(IncidentSnapshot incident, SpaceReader reader) {
    if (incident.incident().getAlertCount() == 0) {
      return List.of(); // most of a page may be about stops alone
    }
    String id = incident.incident().getId();
    // what came back after a merge can be evidence twice, but it is one threat
    Set<String> snapshot = new HashSet<>();
    return incident.evidence().stream()
        .filter(one -> one.getKind() == EvidenceKind.ALERT && snapshot.add(one.getRef()))
        .map(one -> ThreatLink.of(id, one, threat(one, incident.isPast(), reader)))
        .toList();
  }

  private static ThreatItem threat(Evidence evidence, boolean past, SpaceReader reader) {
    return reader
        .alert(evidence.getRef())
        .map(row -> past ? ThreatItem.then(row, evidence) : ThreatItem.of(row))
        .orElseGet(() -> ThreatItem.remembered(evidence));
  }
}
