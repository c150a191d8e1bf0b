package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Json;
import io.andon.gateway.json.Text;
import io.andon.schema.Severity;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.RecordProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads the data of a process: its batch, the incidents reported with it, and whatever else the
 * form of that process has, which is kept as it came.
 */
record ProcessData(long log, int process) {
  /** The one process whose form reports incidents: Extrusor PP. */
  private static final int WITH_INCIDENTS = 1;

  private static final int MOST_INCIDENTS = 100;

  /** A log holds nine of them, and travels in one record. */
  private static final int LARGEST = 64 * 1024;

  /** However long: all of them together have a limit. */
  private static final Text ANY = new Text(0, Integer.MAX_VALUE, true);

  /** Of no use when there were mistakes. */
  RecordProcess read(JsonNode body, Fields fields) {
    String batch = fields.requiredText("lote", Rules.BATCH);
    return new RecordProcess(
        log, process, batch, data(body, fields), incidents(body, fields), ProcessNames.of(process));
  }

  private List<InlineIncident> incidents(JsonNode body, Fields fields) {
    if (process != WITH_INCIDENTS) {
      JsonNode given = body.path("incidentes");
      boolean none =
          given.isMissingNode() || given.isNull() || (given.isArray() && given.isEmpty());
      if (!none) {
        fields.error(
            "incidentes", "solo los admite el proceso 1, Extrusor PP", FieldSentences.WORDED);
      }
      return List.of();
    }
    return fields.objects("incidentes", MOST_INCIDENTS).stream()
        .map(ProcessData::incident)
        .toList();
  }

  private static InlineIncident incident(Fields fields) {
    return new InlineIncident(
        fields.requiredText("titulo", Rules.TITLE),
        fields.requiredText("descripcion", Rules.DESCRIPTION),
        fields.requiredWord("severidad", ShiftlogVocabulary.SEVERITY, Severity.MEDIUM));
  }

  private static String data(JsonNode body, Fields fields) {
    if (!(body instanceof ObjectNode object)) {
      return "{}";
    }
    ObjectNode rest = object.deepCopy();
    rest.remove(List.of("lote", "incidentes"));
    if (!isSound(rest)) {
      fields.error(
          "datos",
          "los demás campos no deben tener caracteres de control ni números fuera de rango",
          FieldSentences.WORDED);
      return "{}";
    }
    byte[] data = Json.write(rest);
    if (data.length > LARGEST) {
      fields.error(
          "datos",
          "los demás campos deben ocupar a lo más 64 KiB (%d bytes)".formatted(LARGEST),
          FieldSentences.WORDED);
    }
    return new String(data, StandardCharsets.UTF_8);
  }

  // what could not be written again as it came: half an emoji, 1e999
  private static boolean isSound(JsonNode node) {
    if (node.isTextual()) {
      return ANY.allows(node.textValue());
    }
    if (node.isFloatingPointNumber()) {
      return Double.isFinite(node.doubleValue());
    }
    return node.properties().stream().allMatch(field -> ANY.allows(field.getKey()))
        && StreamSupport.stream(node.spliterator(), false).allMatch(ProcessData::isSound);
  }
}
