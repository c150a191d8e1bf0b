package io.andon.gateway.surface.quality;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.QualityFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Measured;
import io.andon.gateway.json.Query;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Severity;
import io.andon.schema.internal.PutQualityCheck;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.RecordResult;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Locale;

/** Quality checks: make, list, show; their executions: record, list. */
final class CheckRoutes {
  private static final String ALL = "/spaces/{slug}/quality-checks";
  private static final String ONE = ALL + "/{id}";
  private static final String EXECUTIONS = ONE + "/executions";
  private static final Access READ = Access.ofSpace(Scope.INCIDENTS_READ);
  private static final Access WRITE = Access.ofSpace(Scope.INCIDENTS_WRITE);
  private static final Access RECORD =
      Access.ofSpace(Scope.ALERTS_WRITE, Scope.EVENTS_WRITE, Scope.INCIDENTS_WRITE);
  private static final Vocabulary<Boolean> RESULT =
      Vocabulary.of(entry("passed", true), entry("failed", false));

  private final Decisions decisions;

  CheckRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, CheckRoutes::list).inPages(),
        Route.acts(HandlerType.POST, ALL, WRITE, this::make),
        Route.reads(HandlerType.GET, ONE, READ, CheckRoutes::one),
        Route.reads(HandlerType.GET, EXECUTIONS, READ, CheckRoutes::executions).inPages(),
        Route.reads(HandlerType.POST, EXECUTIONS, RECORD, this::record));
  }

  private record Checks(List<CheckItem> items, long total) {}

  private static Reply list(Request request, SpaceReader reader) {
    Page<QualityCheck> page =
        new InMemoryList<>(reader.qualityChecks(), CheckRoutes::oldestFirst).page(request.query());
    List<CheckItem> items = page.items().stream().map(CheckItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Checks(items, page.total().orElseThrow())));
  }

  private static String oldestFirst(QualityCheck check) {
    return "%016x/%s".formatted(check.getCreatedAt().toEpochMilli(), check.getId());
  }

  private Reply make(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Severity severity = fields.word("severity", QualityVocabulary.SEVERITY);
    QualityCheck wanted =
        QualityCheck.newBuilder()
            .setId(request.mintId().toString())
            .setSpace(request.space())
            .setName(fields.requiredText("name", Text.NAME))
            .setDescription(fields.text("description", Text.PROSE))
            .setAsset(fields.requiredText("asset", Text.NAME))
            .setSeverity(severity == null ? Severity.HIGH : severity)
            .setCreatedAt(request.now())
            .setCreatedBy(request.caller().actor().getName())
            .build();
    errors.throwIfAny();
    QualityCheck made =
        decisions.decide(request.command(new PutQualityCheck(wanted)), QualityCheck.class);
    return Reply.created(
        "/spaces/%s/quality-checks/%s".formatted(made.getSpace(), made.getId()),
        CheckItem.of(made));
  }

  private static Reply one(Request request, SpaceReader reader) {
    return Reply.ok(CheckItem.of(find(request, reader)));
  }

  private static QualityCheck find(Request request, SpaceReader reader) {
    return reader
        .qualityCheck(request.path("id").toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Quality check")));
  }

  private record Executions(List<ExecutionItem> items, long total) {}

  private static Reply executions(Request request, SpaceReader reader) {
    Query query = request.query();
    int limit = query.integer("limit", 50, 1, 200);
    Cursor after = query.cursor();
    query.done();
    QualityCheck check = find(request, reader);
    Page<QualityResult> page =
        reader.qualityResults(QualityFilter.ofCheck(check.getId()), new Slice(after, 0, limit));
    List<ExecutionItem> items = page.items().stream().map(ExecutionItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Executions(items, check.getExecutions())));
  }

  private Reply record(Request request, SpaceReader reader) {
    QualityCheck check = find(request, reader);
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Measured measured =
        new Measured.Names("value", "lower", "upper", "result")
            .read(fields, fields.word("result", RESULT));
    QualityResult wanted =
        QualityResult.newBuilder()
            .setId(request.mintId().toString())
            .setSpace(request.space())
            .setCheck(check.getId())
            .setCharacteristic(check.getName())
            .setBatch(fields.text("batch", Text.NAME))
            .setValue(measured.value())
            .setLower(measured.lower())
            .setUpper(measured.upper())
            .setPassed(measured.passed())
            .setNote(fields.text("note", Text.PROSE))
            .setMeasuredAt(Measured.at(fields, "measured_at", request.now()))
            .setRecordedAt(request.now())
            .setRecordedBy(request.caller().actor().getName())
            .build();
    errors.throwIfAny();
    QualityResult made =
        decisions.decide(
            request.command(new RecordResult(wanted, null, null)), QualityResult.class);
    return Reply.of(201, ExecutionItem.of(made));
  }
}
