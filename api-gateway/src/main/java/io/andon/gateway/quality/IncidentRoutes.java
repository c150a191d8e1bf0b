package io.andon.gateway.quality;

import io.andon.gateway.auth.Scope;
import io.andon.gateway.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Words;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import io.andon.topology.query.SpaceReader;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Incidents: list, one, its timeline, edit, resolve. */
final class IncidentRoutes {
  private static final String ALL = "/spaces/{slug}/incidents";
  private static final String ONE = ALL + "/{id}";
  private static final Access READ =
      Access.ofSpace(Scope.INCIDENTS_READ).withFeature("quality.incidents");
  private static final Access WRITE =
      Access.ofSpace(Scope.INCIDENTS_WRITE).withFeature("quality.incidents");
  private static final Words<Boolean> INCLUDE = Words.of(java.util.Map.entry("all", true));

  private final Decisions decisions;

  IncidentRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, IncidentRoutes::list),
        Route.reads(HandlerType.GET, ONE, READ, IncidentRoutes::one),
        Route.reads(HandlerType.GET, ONE + "/timeline", READ, IncidentRoutes::timeline),
        Route.acts(HandlerType.PATCH, ONE, WRITE, this::edit),
        Route.acts(HandlerType.POST, ONE + "/resolve", WRITE, this::resolve));
  }

  private record Items(List<IncidentItem> items, long total) {}

  private static Reply list(Call call, SpaceReader reader) {
    Query query = call.query();
    Set<IncidentState> states = query.word("status", QualityWords.STATUS_FILTER);
    int skip = query.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 50, 1, 200);
    query.done();
    SpaceReader.Page<Incident> page =
        reader.incidents(states == null ? Set.of() : states, skip, limit);
    return Reply.ok(new Items(page.items().stream().map(IncidentItem::of).toList(), page.total()));
  }

  private static Reply one(Call call, SpaceReader reader) {
    Incident incident = find(call, reader);
    return Reply.ok(IncidentDetail.of(incident, reader)).with("ETag", etag(incident));
  }

  private static Reply timeline(Call call, SpaceReader reader) {
    Query query = call.query();
    boolean everything = query.word("include", INCLUDE) != null;
    query.done();
    String id = find(call, reader).getId();
    return Reply.ok(everything ? Timeline.everything(id, reader) : Timeline.alerts(id, reader));
  }

  private static Incident find(Call call, SpaceReader reader) {
    return reader
        .incident(id(call))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Incident")));
  }

  // a UUID means the same in either case, and is stored in this one
  private static String id(Call call) {
    return call.path("id").toLowerCase(Locale.ROOT);
  }

  private Reply edit(Call call) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    List<FieldEdit> edits = new ArrayList<>();
    addText(edits, fields, "title", Text.TITLE, "title");
    addNullable(edits, fields, "description", Text.PROSE, "description");
    addNullable(edits, fields, "root_cause", Text.PROSE, "root_cause");
    addNullable(edits, fields, "root_product_id", Text.NAME, "root_asset");
    addWord(edits, fields, "severity", QualityWords.SEVERITY, "severity");
    addWord(edits, fields, "status", QualityWords.STATUS, "state");
    mistakes.throwIfAny();
    return decided(call, edits, null);
  }

  private static void addText(
      List<FieldEdit> edits, Fields fields, String name, Text rule, String coreField) {
    if (fields.has(name)) {
      edits.add(new FieldEdit(coreField, fields.requiredText(name, rule)));
    }
  }

  private static void addNullable(
      List<FieldEdit> edits, Fields fields, String name, Text rule, String coreField) {
    if (fields.has(name)) {
      edits.add(new FieldEdit(coreField, fields.text(name, rule)));
    }
  }

  private static <E extends Enum<E>> void addWord(
      List<FieldEdit> edits, Fields fields, String name, Words<E> words, String coreField) {
    if (fields.clears(name)) {
      fields.mistake(name, words.expectation(), "enum");
    }
    E meaning = fields.word(name, words);
    if (meaning != null) {
      edits.add(new FieldEdit(coreField, meaning.name()));
    }
  }

  private Reply resolve(Call call) {
    Mistakes mistakes = new Mistakes();
    String reason =
        call.bodyIfAny()
            .map(body -> Fields.of(body, List.of("body"), mistakes).text("reason", Text.PROSE))
            .orElse(null);
    mistakes.throwIfAny();
    FieldEdit resolved = new FieldEdit("state", IncidentState.RESOLVED.name());
    return decided(call, List.of(resolved), reason);
  }

  private Reply decided(Call call, List<FieldEdit> edits, @Nullable String reason) {
    EditIncident edit = new EditIncident(id(call), edits, reason);
    Long expected = call.header("If-Match").map(IncidentRoutes::version).orElse(null);
    Incident now = decisions.decide(call.command(edit, expected), Incident.class);
    return Reply.ok(IncidentItem.of(now)).with("ETag", etag(now));
  }

  private static String etag(Incident incident) {
    return "\"" + incident.getVersion() + "\"";
  }

  /** Null for {@code *}: any version will do. */
  private static @Nullable Long version(String ifMatch) {
    String tag = ifMatch.strip();
    if (tag.equals("*")) {
      return null;
    }
    if (tag.matches("(W/)?\"[0-9]{1,18}\"")) {
      return Long.valueOf(tag.substring(tag.indexOf('"') + 1, tag.length() - 1));
    }
    // no version of ours looks like this, so none can match
    throw new ProblemException(
        new Problem.VersionMismatch("If-Match names no version of this incident"));
  }
}
