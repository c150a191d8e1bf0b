package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.json.Vocabulary.entry;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.QualityFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.shift.PlantProcess;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Access;
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
import io.andon.schema.Severity;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.RecordResult;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Quality samples of the processes: record, list. What is rejected is an alert of its process. */
final class MuestraRoutes {
  private static final String ALL = "/api/calidad/muestras";
  private static final Access READ = Access.ofSpace();
  private static final Access WRITE = Access.ofSpace(Scope.MANAGE_PRODUCTION);
  private static final int ANY_PROCESS = 0;
  private static final Vocabulary<Boolean> RESULT =
      Vocabulary.of(
          entry("Aprobado", true),
          entry("Rechazado", false),
          entry("Cumple", true),
          entry("No cumple", false));

  private final Decisions decisions;

  MuestraRoutes(Decisions decisions) {
    this.decisions = decisions;
  }

  List<Route> routes() {
    return List.of(
        Route.reads(HandlerType.GET, ALL, READ, MuestraRoutes::list)
            .taking("proceso_id", "lote", "resultado")
            .inPages(),
        Route.acts(HandlerType.POST, ALL, WRITE, this::record));
  }

  private static Reply list(Request request, SpaceReader reader) {
    Query query = request.query();
    int process = query.integer("proceso_id", ANY_PROCESS, PlantProcess.FIRST, PlantProcess.LAST);
    QualityFilter filter =
        new QualityFilter(
            null,
            process == ANY_PROCESS ? null : process,
            query.text("lote"),
            query.word("resultado", RESULT));
    int limit = query.integer("limit", 100, 1, 1000);
    Cursor after = query.cursor();
    query.done();
    Page<QualityResult> page = reader.qualityResults(filter, new Slice(after, 0, limit));
    List<MuestraItem> items = page.items().stream().map(MuestraItem::of).toList();
    return Paging.reply(request, page, Reply.ok(ShiftlogErrorFormat.of(items)));
  }

  private Reply record(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Measured measured =
        new Measured.Names("valor", "limite_inferior", "limite_superior", "resultado")
            .read(fields, fields.word("resultado", RESULT));
    int process = fields.requiredInteger("proceso_id", PlantProcess.FIRST, PlantProcess.LAST);
    String characteristic = fields.requiredText("caracteristica", Text.NAME).strip();
    Severity severity = fields.word("severidad", ShiftlogVocabulary.SEVERITY);
    Instant at = Measured.at(fields, "fecha_muestra", request.now());
    QualityResult sample =
        QualityResult.newBuilder()
            .setId(request.mintId().toString())
            .setSpace(request.space())
            .setCheck(check(process, characteristic))
            .setProcess(process)
            .setBatch(fields.requiredText("lote", Rules.BATCH))
            .setCharacteristic(characteristic)
            .setValue(measured.value())
            .setLower(measured.lower())
            .setUpper(measured.upper())
            .setPassed(measured.passed())
            .setNote(fields.text("observaciones", Text.PROSE))
            .setMeasuredAt(at)
            .setRecordedAt(request.now())
            .setRecordedBy(request.caller().actor().getName())
            .build();
    errors.throwIfAny();
    RecordResult record =
        new RecordResult(
            sample,
            check(sample, severity == null ? Severity.MEDIUM : severity),
            ProcessNames.of(process));
    QualityResult made = decisions.decide(request.command(record), QualityResult.class);
    return Reply.of(201, ShiftlogErrorFormat.of(MuestraItem.of(made)));
  }

  // a characteristic of a process is one check, however it is capitalised
  private static String check(int process, String characteristic) {
    String name = process + "\0" + characteristic.toLowerCase(Locale.ROOT);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** The check that the first sample makes. */
  private static QualityCheck check(QualityResult sample, Severity severity) {
    int process = sample.getProcess();
    return QualityCheck.newBuilder()
        .setId(sample.getCheck())
        .setSpace(sample.getSpace())
        .setName(sample.getCharacteristic())
        .setAsset(PlantProcess.asset(process))
        .setProcess(process)
        .setSeverity(severity)
        .setCreatedAt(sample.getRecordedAt())
        .setCreatedBy(sample.getRecordedBy())
        .build();
  }
}
