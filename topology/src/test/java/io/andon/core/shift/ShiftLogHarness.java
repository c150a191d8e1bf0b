package io.andon.core.shift;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;

import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.topology.SpaceHarness;
import java.time.Instant;
import java.util.List;

/** A space and the commands that its shift log takes, decided on ten seconds after {@code T0}. */
final class ShiftLogHarness {
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  SpaceHarness space() {
    return space;
  }

  static OpenShift opening(ShiftOfDay shift) {
    return new OpenShift(shift.date().toString(), shift.shift().name(), "Juan");
  }

  ShiftLog open(ShiftOfDay shift) {
    return (ShiftLog) run(opening(shift)).getResult();
  }

  ShiftLog close(long id, boolean mayApprove, String reason) {
    return (ShiftLog) run(new CloseShift(id, mayApprove, reason)).getResult();
  }

  ShiftLog record(long id, String batch, InlineIncident... incidents) {
    return (ShiftLog)
        run(new RecordProcess(id, 1, batch, "{\"kg\":1200}", List.of(incidents), null)).getResult();
  }

  CommandOutcome run(Object body) {
    Instant now = at(10);
    return body instanceof Command command
        ? space.command(command, now)
        : space.command(command("c" + commands++, PLANT, body), now);
  }

  RejectionReason refusal(Object body) {
    return run(body).getRejection().getReason();
  }
}
