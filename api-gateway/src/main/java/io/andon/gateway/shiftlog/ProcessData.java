package io.andon.gateway.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Json;
import io.andon.gateway.json.Text;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.RecordProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the data of a process: its batch, the incidents reported with it, and whatever else the
 * form of that process has, which is kept as it came.
 */
final class ProcessData {
  private static final int MOST_INCIDENTS = 50;
  private static final int LARGEST = 64 * 1024;
  private static final Text BATCH = new Text(1, 300, false);

  private ProcessData() {}

  /** Whose data it is. */
  record Target(long log, int process) {}

  /** Of no use when there were mistakes. */
  static RecordProcess read(JsonNode body, Fields fields, Target target) {
    List<InlineIncident> incidents =
        fields.objects("incidentes", MOST_INCIDENTS).stream().map(ProcessData::incident).toList();
    String data = new String(Json.write(rest(body)), StandardCharsets.UTF_8);
    if (data.length() > LARGEST) {
      fields.mistake("body", "Should be at most %d bytes".formatted(LARGEST), "too_long");
    }
    return new RecordProcess(
        target.log(), target.process(), fields.requiredText("lote", BATCH), data, incidents);
  }

  private static InlineIncident incident(Fields fields) {
    return new InlineIncident(
        fields.requiredText("titulo", Rules.TITLE),
        fields.requiredText("descripcion", Rules.DESCRIPTION),
        fields.requiredWord("severidad", Severidad.WORDS, Severidad.MEDIA).meant());
  }

  private static JsonNode rest(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return body;
    }
    ObjectNode rest = object.deepCopy();
    rest.remove(List.of("lote", "incidentes"));
    return rest;
  }
}
