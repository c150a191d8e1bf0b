package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.query.SpaceReader;
import io.andon.core.shift.Shift;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.LocalDate;
import java.util.List;

/** Opens the log of a shift, records its processes, closes it. */
final class BitacoraWrites {
  private final Decisions decisions;

  BitacoraWrites(Decisions decisions) {
    this.decisions = decisions;
  }

  Reply open(Request request, SpaceReader reader) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    Shift shift = fields.requiredWord("turno", Rules.SHIFT, Shift.T1);
    LocalDate date = Rules.requiredDate(fields, "fecha_operativa");
    String inspector = fields.requiredText("inspector", Text.NAME);
    errors.throwIfAny();
    OpenShift open = new OpenShift(date.toString(), shift.name(), inspector);
    ShiftLog log = decisions.decide(request.command(open), ShiftLog.class);
    return Reply.created(BitacoraRoutes.ALL + '/' + log.getId(), body(log, request, reader));
  }

  Reply record(Request request, SpaceReader reader) {
    long id = Turnos.id(request);
    int process = Turnos.process(request);
    JsonNode body = request.body();
    ValidationErrors errors = new ValidationErrors();
    RecordProcess wanted =
        new ProcessData(id, process).read(body, Fields.of(body, List.of("body"), errors));
    errors.throwIfAny();
    ShiftLog log = change(request, wanted);
    return log.getProcesses().stream()
        .filter(entry -> entry.getProcess() == process)
        .findFirst()
        .map(entry -> Turnos.of(log, request, reader).process(entry))
        .map(item -> Reply.ok(ShiftlogErrorFormat.of(item)))
        .orElseThrow(Turnos::notFound);
  }

  Reply close(Request request, SpaceReader reader) {
    long id = Turnos.id(request);
    ValidationErrors errors = new ValidationErrors();
    String reason =
        request
            .bodyIfAny()
            .map(body -> Fields.of(body, List.of("body"), errors).text("motivo", Text.PROSE))
            .orElse(null);
    errors.throwIfAny();
    boolean mayApprove = request.caller().may(Scope.APPROVE_SHIFT_CLOSURE);
    ShiftLog log = change(request, new CloseShift(id, mayApprove, reason));
    if (log.getState() != ShiftLogState.CLOSED) {
      // in review now: what was asked for was not done, but something was
      throw new ProblemException(BlockedClosure.problem(log, mayApprove));
    }
    return Reply.ok(body(log, request, reader));
  }

  private ShiftLog change(Request request, Object command) {
    return decisions.decide(request.command(command), ShiftLog.class);
  }

  private Object body(ShiftLog log, Request request, SpaceReader reader) {
    return ShiftlogErrorFormat.of(BitacoraItem.of(Turnos.of(log, request, reader)));
  }
}
