package io.andon.gateway.surface.quality;

import io.andon.core.alert.QualityAlerts;
import io.andon.core.alert.Threats;
import io.andon.core.text.TextLimits;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Coordinates;
import io.andon.schema.Severity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an alert. */
final class AlertJson {
  static final Vocabulary<AlertStatus> STATUS = Vocabulary.ofEnum(AlertStatus.class);
  private static final Vocabulary<Severity> SEVERITY = Vocabulary.ofEnum(Severity.class);

  /** What is reported over these has rules of its own, and rights of its own. */
  private static final Set<String> OWN_SOURCES = Set.of(QualityAlerts.SOURCE, Threats.SOURCE);

  private static final Text LABEL = new Text(0, TextLimits.LABEL, true);

  private AlertJson() {}

  static Alert read(String space, Fields fields) {
    String source = fields.requiredText("source", Text.NAME);
    if (OWN_SOURCES.contains(source)) {
      fields.error("source", "'%s' is a source of Andon's own".formatted(source), "reserved");
    }
    return Alert.newBuilder()
        .setSpace(space)
        .setAlertId(fields.requiredText("alert_id", Text.NAME))
        .setSource(source)
        .setType(or("", fields.text("type", Text.LINE)))
        .setTitle(fields.requiredText("title", Text.TITLE))
        .setDescription(fields.text("description", Text.PROSE))
        .setSeverity(or(Severity.MEDIUM, fields.word("severity", SEVERITY)))
        .setStatus(or(AlertStatus.ACTIVE, fields.word("status", STATUS)))
        .setAsset(fields.requiredText("asset", Text.NAME))
        .setStartsAt(fields.time("starts_at"))
        .setEndsAt(fields.time("ends_at"))
        .setObservedAt(fields.time("observed_at"))
        .setUpdatedAt(fields.time("updated_at"))
        .setLabels(or(Map.of(), fields.textMap("labels", LABEL, TextLimits.MOST_LABELS)))
        .setAnnotations(or(Map.of(), fields.textMap("annotations", LABEL, TextLimits.MOST_LABELS)))
        .setLocation(fields.text("location", Text.LINE))
        .setCoordinates(coordinates(fields.object("coordinates")))
        .build();
  }

  private static @Nullable Coordinates coordinates(@Nullable Fields fields) {
    return fields == null
        ? null
        : new Coordinates(
            fields.requiredNumber("lat", -90, 90), fields.requiredNumber("lng", -180, 180));
  }

  private static <T> T or(T standard, @Nullable T given) {
    return given == null ? standard : given;
  }
}
