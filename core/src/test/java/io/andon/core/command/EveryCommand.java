package io.andon.core.command;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;

import io.andon.core.alert.Fingerprint;
import io.andon.schema.Severity;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.CreateKey;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndSilence;
import io.andon.schema.internal.FieldEdit;
import io.andon.schema.internal.InstallAdminKey;
import io.andon.schema.internal.InstallSessionSecret;
import io.andon.schema.internal.KeyUse;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.NoteKeyUse;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.PublishEvents;
import io.andon.schema.internal.PutQualityCheck;
import io.andon.schema.internal.PutSilence;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.PutWebhook;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.ReadNotifications;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RecordResult;
import io.andon.schema.internal.RemoveAsset;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.RemoveWebhook;
import io.andon.schema.internal.ReplayDelivery;
import io.andon.schema.internal.ResolveAlert;
import io.andon.schema.internal.RevokeKey;
import io.andon.schema.internal.RotateKey;
import io.andon.schema.internal.RotateWebhookSecret;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.TryWebhook;
import io.andon.schema.internal.UnlinkAlert;
import io.andon.schema.internal.UpdateSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every kind of command there is, for tests that must not forget one. */
public final class EveryCommand {
  public static final String SECRET = "never-to-be-seen";
  public static final String INCIDENT = "4be0643f-1d98-373b-97cd-ca98a65347dd";
  public static final String ALERT = Fingerprint.of("scada", "a1");

  /**
   * Commands that nobody answers for: use is no change of a key, reading none of what was told, and
   * what is sent again or for a trial changes nothing in the space, nor what is only passed on.
   */
  public static final Set<Class<?>> NO_CHANGE =
      Set.of(
          NoteKeyUse.class,
          ReadNotifications.class,
          ReplayDelivery.class,
          PingWebhook.class,
          TryWebhook.class,
          PublishEvents.class);

  private EveryCommand() {}

  /** One of each kind, in an order in which all of them do something. */
  public static List<Object> oneOfEach() {
    return List.of(
        UpdateSpace.newBuilder()
            .setName("The plant")
            .setCorrelation(CorrelationSettings.newBuilder().setMaxHops(3).build())
            .build(),
        new InstallAdminKey(new AdminKey(bytes(1), T0)),
        new InstallSessionSecret(new SessionSecret(bytes(1), false, T0), null),
        new CreateKey(key()),
        new RotateKey("k1", bytes(2), 60_000L),
        new NoteKeyUse(List.of(new KeyUse("k1", at(5)))),
        new RevokeKey("k1"),
        put("Ben", "ben@example.com", List.of("admin"), SECRET),
        put(null, null, null, SECRET + "2"),
        new EndSessions("ben", null),
        new ChangePassword("ben", SECRET + "3", generationOfTenth()),
        new RemoveUser("ben"),
        new DeclareAsset(asset("press", "line")),
        new RemoveAsset("press"),
        new PutWebhook("w1", "https://h.example/" + SECRET, List.of("incident.*"), null, SECRET),
        new RotateWebhookSecret("w1", SECRET + "2", 60_000L),
        new RemoveWebhook("w1"),
        CreateIncident.newBuilder().setId(INCIDENT).setTitle("Belt torn").setAsset("line").build(),
        new EditIncident(
            INCIDENT, List.of(new FieldEdit("severity", "LOW")), null, List.of(), List.of(), false),
        new LinkAlerts(INCIDENT, List.of(ALERT)),
        new UnlinkAlert(INCIDENT, ALERT),
        new OpenShift("2026-03-06", "T1", "Eva"),
        new RecordProcess(1L, 2, "TEL-7", "{\"rollos\":7}", List.of(), null),
        new CloseShift(1L, true, "night shift waits"),
        new PutSilence(silence()),
        new EndSilence("s1"),
        new LinkTicket(INCIDENT, "OPS-1"),
        new NotifyDownstream(INCIDENT),
        new AcknowledgeAlert(ALERT),
        new ResolveAlert(ALERT),
        new PutQualityCheck(check()),
        new RecordResult(result(), null, null),
        new PublishEvents(List.of(), List.of()));
  }

  /** Of the user, after the tenth of these commands has ended all sessions. */
  private static long generationOfTenth() {
    return at(109).toEpochMilli();
  }

  public static PutUser put(
      @Nullable String name,
      @Nullable String email,
      @Nullable List<String> permissions,
      @Nullable String passwordHash) {
    return PutUser.newBuilder()
        .setUsername("ben")
        .setName(name)
        .setEmail(email)
        .setPermissions(permissions)
        .setPasswordHash(passwordHash)
        .build();
  }

  private static ApiKey key() {
    return ApiKey.newBuilder()
        .setId("k1")
        .setSpace(PLANT)
        .setName("line")
        .setScopes(List.of("incidents:read"))
        .setSecretSha256(bytes(1))
        .setCreatedAt(T0)
        .setCreatedBy("admin")
        .build();
  }

  private static QualityCheck check() {
    return QualityCheck.newBuilder()
        .setId("c1")
        .setSpace(PLANT)
        .setName("Tension")
        .setAsset("line")
        .setSeverity(Severity.HIGH)
        .setCreatedAt(T0)
        .setCreatedBy("Ana")
        .build();
  }

  private static QualityResult result() {
    return QualityResult.newBuilder()
        .setId("r1")
        .setSpace(PLANT)
        .setCheck("c1")
        .setCharacteristic("Tension")
        .setValue(780.0)
        .setPassed(false)
        .setMeasuredAt(at(5))
        .setRecordedAt(at(5))
        .setRecordedBy("Ana")
        .build();
  }

  private static Silence silence() {
    return Silence.newBuilder()
        .setId("s1")
        .setSpace(PLANT)
        .setAssets(List.of("line"))
        .setReason("maintenance")
        .setStartsAt(at(0))
        .setEndsAt(at(5_000))
        .setCreatedAt(T0)
        .setCreatedBy("Ana")
        .build();
  }

  public static ByteBuffer bytes(int which) {
    return ByteBuffer.wrap((SECRET + which).getBytes(StandardCharsets.UTF_8));
  }
}
