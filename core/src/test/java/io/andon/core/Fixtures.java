package io.andon.core;

import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Space;
import io.andon.schema.serde.SingleObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Test data: a plant that everything happens in. Times count from {@link #T0}. */
public final class Fixtures {
  public static final Instant T0 = Instant.parse("2026-03-06T10:00:00Z");
  public static final String PLANT = "plant";
  public static final Duration WINDOW = Duration.ofMinutes(10);
  public static final Duration QUIET = Duration.ofMinutes(5);
  public static final Duration REOPEN = Duration.ofMinutes(30);
  public static final Duration SETTLE = Duration.ofMinutes(2);
  public static final Duration REDELIVERY = Duration.ofSeconds(60);

  private static final SingleObject.Codec<Alert> ALERTS = SingleObject.codec(Alert.class);

  private Fixtures() {}

  /** So many seconds after {@link #T0}. */
  public static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  public static Space space(String slug) {
    return Space.newBuilder()
        .setSlug(slug)
        .setName("Plant " + slug)
        .setTimeZone("Europe/Prague")
        .setFeatures(new ArrayList<>(List.of("quality.incidents")))
        .setCorrelation(
            CorrelationSettings.newBuilder()
                .setWindowMs(WINDOW.toMillis())
                .setMaxHops(2)
                .setQuietMs(QUIET.toMillis())
                .setReopenMs(REOPEN.toMillis())
                .setSettleMs(SETTLE.toMillis())
                .setRedeliveryMs(REDELIVERY.toMillis())
                .build())
        .setCreatedAt(T0)
        .build();
  }

  /** An active alert of source {@code scada}. */
  public static Alert alert(String id, String asset, Instant startsAt) {
    return Alert.newBuilder()
        .setSpace(PLANT)
        .setAlertId(id)
        .setSource("scada")
        .setType("temperature")
        .setTitle("Too hot: " + id)
        .setSeverity(Severity.MEDIUM)
        .setStatus(AlertStatus.ACTIVE)
        .setAsset(asset)
        .setStartsAt(startsAt)
        .setObservedAt(startsAt)
        .setLabels(new HashMap<>())
        .setAnnotations(new HashMap<>())
        .build();
  }

  /** The end of an alert; its source does not say when it began. */
  public static Alert resolved(String id, String asset, Instant endsAt) {
    Alert alert = alert(id, asset, endsAt);
    alert.setStatus(AlertStatus.RESOLVED);
    alert.setStartsAt(null);
    alert.setEndsAt(endsAt);
    return alert;
  }

  /** A stop of so many seconds that goes on. */
  public static DowntimeEvent downtime(
      String id, String asset, Instant detectedAt, double seconds) {
    return DowntimeEvent.newBuilder()
        .setSpace(PLANT)
        .setEventId(id)
        .setLineName("L21")
        .setRoiName(asset)
        .setRoiTitle("Station " + asset)
        .setRoiApiName(asset)
        .setDetectedAt(detectedAt)
        .setUpdatedAt(detectedAt.plusMillis((long) (seconds * 1000)))
        .setDowntimeSeconds(seconds)
        .setDowntimeReason(
            new ArrayList<>(List.of(new DowntimeReason("operator_resolving_anomaly", seconds))))
        .setOngoing(true)
        .build();
  }

  public static DowntimeEvent ended(String id, String asset, Instant detectedAt, double seconds) {
    DowntimeEvent event = downtime(id, asset, detectedAt, seconds);
    event.setOngoing(false);
    return event;
  }

  public static Asset asset(String id, String... upstream) {
    return Asset.newBuilder()
        .setSpace(PLANT)
        .setId(id)
        .setKind("station")
        .setName("Asset " + id)
        .setUpstream(new ArrayList<>(List.of(upstream)))
        .setOwners(new ArrayList<>(List.of(id + "-owner@example.com")))
        .setStewards(new ArrayList<>())
        .build();
  }

  /** An event of an incident by which this changed. */
  public static IncidentEvent happened(Object change) {
    return IncidentEvent.newBuilder()
        .setSpace(PLANT)
        .setIncident("incident")
        .setNumber(1)
        .setVersion(1)
        .setAt(T0)
        .setEventTime(T0)
        .setActor(new Actor(ActorKind.PERSON, "ana", "Ana"))
        .setSurface("quality")
        .setCause("cause")
        .setChanges(new ArrayList<>(List.of(change)))
        .build();
  }

  public static Signal signal(Object body, Instant arrivedAt) {
    return new Signal(PLANT, body, arrivedAt, "alerts", 0, 0L, null, null, false);
  }

  public static Command command(String id, String space, Object body) {
    return Command.newBuilder()
        .setId(id)
        .setSpace(space)
        .setActor(new Actor(ActorKind.PERSON, "ana", "Ana"))
        .setSurface("quality")
        .setIssuedAt(T0)
        .setBody(body)
        .build();
  }

  public static Command createSpace(String slug) {
    return command("create-" + slug, slug, new CreateSpace(space(slug), new ArrayList<>()));
  }

  /** Edits given as name, value, name, value. */
  public static Command edit(String id, String incident, String... edits) {
    List<FieldEdit> fields = new ArrayList<>();
    for (int i = 0; i < edits.length; i += 2) {
      fields.add(new FieldEdit(edits[i], edits[i + 1]));
    }
    return command(
        id, PLANT, new EditIncident(incident, fields, null, List.of(), List.of(), false));
  }

  /** Of incident i1, which was opened. */
  public static Notification.Builder notification(String id) {
    return Notification.newBuilder()
        .setSpace(PLANT)
        .setId(id)
        .setKind("incident.opened")
        .setIncident("i1")
        .setNumber(7)
        .setTitle("Too hot")
        .setState(IncidentState.OPEN)
        .setSeverity(Severity.HIGH)
        .setAt(T0);
  }

  /** A copy that shares nothing. */
  public static Alert copy(Alert alert) {
    return ALERTS.decode(ALERTS.encode(alert));
  }
}
