package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.andon.core.rejection.RejectionText;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.LiveSpace;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plant whose shifts use the shift log; its clock is that of Prague and stands at 11:30. */
final class Plant implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final String ALL = "/api/incidentes";
  static final String SHIFTS = "/api/bitacora";
  static final String OPEN =
      """
      {"turno":"%s","fecha_operativa":"%s","inspector":"Juan Pérez"}
      """;
  static final String REPORT =
      """
      {"titulo":"Contaminación en lote EXT-001-12",
       "descripcion":"Partículas negras en el lote,\\nproducción detenida en la línea 1.",
       "severidad":"Alta","proceso_id":1,"turno":"T1",
       "fecha_incidente":"2026-03-06T10:30:00Z","reportado_por":"Juan Pérez"}
      """;

  final TestGateway gateway = new TestGateway(new LiveSpace(Fixtures.space("plant")));
  private final String key = gateway.key(Scope.MANAGE_PRODUCTION);

  Answer send(String method, String path, @Nullable String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key));
    if (body != null) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    all.addAll(List.of(headers));
    return gateway.raw(method, path, body == null ? null : body.getBytes(Fixtures.UTF8), all);
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String body, String... headers) {
    return send("POST", ALL, body, headers);
  }

  Answer put(long id, String body, String... headers) {
    return send("PUT", one(id), body, headers);
  }

  /** An incident that is there from now on. */
  long reported(String... pairs) {
    Answer answer = post(with(REPORT, pairs));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().at("/data/id").asLong();
  }

  /** The body with other values, given as name, JSON, name, JSON. */
  static String with(String body, String... pairs) {
    ObjectNode object;
    try {
      object = (ObjectNode) MAPPER.readTree(body);
      for (int i = 0; i < pairs.length; i += 2) {
        object.set(pairs[i], MAPPER.readTree(pairs[i + 1]));
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
    return object.toString();
  }

  /** Edits by another surface, given as name, value, name, value in the core's words. */
  void elsewhere(long number, String... pairs) {
    List<FieldEdit> edits = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      edits.add(new FieldEdit(pairs[i], pairs[i + 1]));
    }
    String id = gateway.live().reader().incidentByNumber(number).orElseThrow().getId();
    CommandOutcome outcome =
        gateway.live().run(EditIncident.newBuilder().setIncident(id).setEdits(edits).build());
    if (outcome.getRejection() != null) {
      throw new AssertionError(RejectionText.of(outcome.getRejection()));
    }
  }

  /** A shift that is open from now on; its id. */
  long opened(String turno, String date) {
    Answer answer = send("POST", SHIFTS, OPEN.formatted(turno, date));
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().at("/data/id").asLong();
  }

  /** Saves the data of a process in the shift of this id. */
  Answer save(long shift, int process, String body) {
    return send("PUT", SHIFTS + '/' + shift + "/procesos/" + process, body);
  }

  Answer close(long shift) {
    return send("POST", SHIFTS + '/' + shift + "/cerrar", null);
  }

  /** What to do next. */
  JsonNode state() {
    return get(SHIFTS + "/estado").json().path("data");
  }

  JsonNode shown(long id) {
    return get(one(id)).json().path("data");
  }

  static String one(long id) {
    return ALL + '/' + id;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
