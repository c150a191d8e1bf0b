package io.andon.gateway.testing;

import io.andon.core.alert.Fingerprint;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.AffectedAsset;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.Why;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Space;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records as tests need them. */
public final class Fixtures {
  public static final Instant NOW = Instant.parse("2026-03-06T10:30:00Z");
  public static final Charset UTF8 = StandardCharsets.UTF_8;
  public static final String INCIDENT = "6b615cf3-442a-3adf-a6bf-b506ff6a9f5b";

  private Fixtures() {}

  /** The id of the incident that a test calls so: ids of incidents are UUIDs. */
  public static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF8)).toString();
  }

  public static Space space(String slug) {
    return Space.newBuilder()
        .setSlug(slug)
        .setName("The " + slug)
        .setTimeZone("Europe/Prague")
        .setFeatures(List.of("quality.incidents"))
        .setCorrelation(CorrelationSettings.newBuilder().build())
        .setCreatedAt(NOW)
        .build();
  }

  public static Incident incident(String id, IncidentState state) {
    return Incident.newBuilder()
        .setSpace("plant")
        .setId(id)
        .setNumber(42)
        .setVersion(7)
        .setTitle("Nulls in orders")
        .setOrigin(IncidentOrigin.CORRELATION)
        .setState(state)
        .setSeverity(Severity.CRITICAL)
        .setPeakSeverity(Severity.CRITICAL)
        .setStartedAt(NOW.minusSeconds(60))
        .setLastActivityAt(NOW)
        .setCreatedAt(NOW)
        .setUpdatedAt(NOW)
        .setAsset("orders")
        .setAlertCount(1)
        .setDowntimeCount(1)
        .setSuggestedRoot("orders")
        .setAssets(List.of(new AssetInvolvement("orders", 2, 2, NOW.minusSeconds(60), NOW)))
        .setBlastRadius(List.of(new AffectedAsset("report", 1), new AffectedAsset("gone", 2)))
        .setBlastRadiusTotal(2)
        .build();
  }

  public static Evidence evidence(EvidenceKind kind, String ref, long seq, Instant addedAt) {
    return Evidence.newBuilder()
        .setSeq(seq)
        .setKind(kind)
        .setRef(ref)
        .setType(kind == EvidenceKind.ALERT ? "quality_check_failed" : "jam")
        .setTitle("about " + ref)
        .setAsset("orders")
        .setSeverity(Severity.HIGH)
        .setOnsetAt(addedAt.minusSeconds(5))
        .setAddedAt(addedAt)
        .setWhy(new Why("space-window", "same asset", Map.of("asset", "orders"), 600.0))
        .build();
  }

  public static IncidentEvent event(Instant at, Object... changes) {
    return new IncidentEvent(
        "plant",
        INCIDENT,
        42L,
        7L,
        at,
        at,
        new Actor(ActorKind.KEY, "k1", "Jana"),
        "quality",
        "c1",
        List.of(changes),
        List.of());
  }

  public static AlertRow alertRow(String alertId, boolean active) {
    Alert alert =
        Alert.newBuilder()
            .setSpace("plant")
            .setAlertId(alertId)
            .setSource("dq")
            .setTitle("Nulls")
            .setSeverity(Severity.INFO)
            .setStatus(AlertStatus.ACTIVE)
            .setAsset("orders")
            .build();
    return AlertRow.newBuilder()
        .setFingerprint(Fingerprint.of("dq", alertId))
        .setAlert(alert)
        .setActive(active)
        .setFirstSeenAt(NOW)
        .setChangedAt(NOW)
        .build();
  }

  public static DowntimeRow downtimeRow(String eventId, Instant detectedAt) {
    DowntimeEvent event =
        DowntimeEvent.newBuilder()
            .setSpace("plant")
            .setEventId(eventId)
            .setLineName("L21")
            .setRoiName("L21_3")
            .setRoiTitle("Stanice 3")
            .setDetectedAt(detectedAt)
            .setUpdatedAt(detectedAt.plusSeconds(22))
            .setDowntimeSeconds(8.2)
            .setDowntimeReason(List.of(new DowntimeReason("operator_resolving_anomaly", 8.2)))
            .build();
    return DowntimeRow.newBuilder()
        .setDowntime(event)
        .setActive(true)
        .setChangedAt(detectedAt)
        .build();
  }

  public static Asset asset(String id, String name) {
    return Asset.newBuilder()
        .setSpace("plant")
        .setId(id)
        .setKind("data_product")
        .setName(name)
        .setOwners(List.of("jana"))
        .build();
  }
}
