package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.core.query.SpaceReader;
import io.andon.core.shift.Shift;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
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

  Reply open(Call call, SpaceReader reader) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    Shift shift = fields.requiredWord("turno", Rules.SHIFT, Shift.T1);
    LocalDate date = Rules.requiredDate(fields, "fecha_operativa");
    String inspector = fields.requiredText("inspector", Text.NAME);
    mistakes.throwIfAny();
    OpenShift open = new OpenShift(date.toString(), shift.name(), inspector);
    ShiftLog log = decisions.decide(call.command(open), ShiftLog.class);
    return Reply.created(BitacoraRoutes.ALL + '/' + log.getId(), body(log, call, reader));
  }

  Reply record(Call call, SpaceReader reader) {
    long id = Turnos.id(call);
    int process = Turnos.process(call);
    JsonNode body = call.body();
    Mistakes mistakes = new Mistakes();
    RecordProcess wanted =
        new ProcessData(id, process).read(body, Fields.of(body, List.of("body"), mistakes));
    mistakes.throwIfAny();
    ShiftLog log = change(call, wanted);
    return log.getProcesses().stream()
        .filter(entry -> entry.getProcess() == process)
        .findFirst()
        .map(entry -> Turnos.of(log, call, reader).process(entry))
        .map(item -> Reply.ok(ShiftlogEnvelope.of(item)))
        .orElseThrow(Turnos::notFound);
  }

  Reply close(Call call, SpaceReader reader) {
    long id = Turnos.id(call);
    Mistakes mistakes = new Mistakes();
    String reason =
        call.bodyIfAny()
            .map(body -> Fields.of(body, List.of("body"), mistakes).text("motivo", Text.PROSE))
            .orElse(null);
    mistakes.throwIfAny();
    boolean mayApprove = call.caller().may(Scope.APPROVE_SHIFT_CLOSURE);
    ShiftLog log = change(call, new CloseShift(id, mayApprove, reason));
    if (log.getState() != ShiftLogState.CLOSED) {
      // in review now: what was asked for was not done, but something was
      throw new ProblemException(BlockedClosure.problem(log, mayApprove));
    }
    return Reply.ok(body(log, call, reader));
  }

  private ShiftLog change(Call call, Object command) {
    return decisions.decide(call.command(command), ShiftLog.class);
  }

  private Object body(ShiftLog log, Call call, SpaceReader reader) {
    return ShiftlogEnvelope.of(BitacoraItem.of(Turnos.of(log, call, reader)));
  }
}
