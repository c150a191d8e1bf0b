package io.andon.gateway.surface.shiftlog;

import static java.util.Map.entry;

import io.andon.schema.ValueChange;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of the log of a shift that changed, in the words of the shift log. */
final class ChangedShiftLogField {
  private static final Pattern PROCESS = Pattern.compile("processes\\.([0-9]+)\\.(batch|data)");
  private static final Pattern ASSET = Pattern.compile("downtime\\.assets\\.(.+)\\.ms");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("date", "fecha_operativa"),
          entry("shift", "turno"),
          entry("state", "estado"),
          entry("blocked_by", "incidentes_pendientes"),
          entry("approval.by", "aprobada_por"),
          entry("approval.reason", "motivo_cierre"),
          entry("approval.incidents", "incidentes_aprobados"),
          entry("downtime.total_ms", "paro.segundos"));

  private static final Map<String, String> STATES =
      Map.of("open", "ABIERTA", "review", "REVISION", "closed", "CERRADA");

  private ChangedShiftLogField() {}

  static ChangedField of(ValueChange change) {
    String field = change.getField();
    Matcher process = PROCESS.matcher(field);
    if (process.matches()) {
      String what = process.group(2).equals("batch") ? "lote" : "datos";
      return changed("procesos.%s.%s".formatted(process.group(1), what), change, value -> value);
    }
    Matcher asset = ASSET.matcher(field);
    if (asset.matches()) {
      String name = "paro.activos.%s.segundos".formatted(asset.group(1));
      return changed(name, change, ChangedShiftLogField::seconds);
    }
    Function<String, String> words =
        switch (field) {
          case "state" -> value -> STATES.getOrDefault(value, value);
          case "downtime.total_ms" -> ChangedShiftLogField::seconds;
          default -> value -> value;
        };
    return changed(NAMES.getOrDefault(field, field), change, words);
  }

  private static ChangedField changed(
      String name, ValueChange change, Function<String, String> words) {
    return new ChangedField(name, told(change.getBefore(), words), told(change.getAfter(), words));
  }

  private static @Nullable String told(@Nullable String value, Function<String, String> words) {
    return value == null ? null : words.apply(value);
  }

  private static String seconds(String millis) {
    return Double.toString(Long.parseLong(millis) / 1000.0);
  }
}
