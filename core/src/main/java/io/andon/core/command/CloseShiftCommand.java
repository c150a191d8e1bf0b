package io.andon.core.command;

import io.andon.core.downtime.DowntimeDuration.Span;
import io.andon.core.downtime.ShiftDowntimeSummary;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.rejection.Rejections;
import io.andon.core.shift.ClosureGate;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.ShiftDowntime;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.LocalDate;
import java.util.List;

/**
 * Closes the log of a shift. While severe incidents of the shift are not closed it needs an
 * approver with a reason; without, the log goes into review, which is the answer and no refusal: it
 * is a change that stays.
 */
final class CloseShiftCommand {
  private final CommandContext context;

  private CloseShiftCommand(CommandContext context) {
    this.context = context;
  }

  static Verdict decide(CommandContext context, CloseShift close) {
    CloseShiftCommand decision = new CloseShiftCommand(context);
    return ShiftLogTarget.decide(context, close.getLog(), log -> decision.decide(log, close));
  }

  private Verdict decide(ShiftLog log, CloseShift close) {
    List<Long> blocking = blocking(log);
    boolean early = context.now().isBefore(log.getStartsAt());
    String reason = close.getReason();
    boolean approved = close.getMayApprove() && reason != null && !reason.isBlank();
    if (!blocking.isEmpty() && !approved) {
      return review(log, blocking);
    }
    if (early && !approved) {
      return new Verdict.Rejected(Rejections.shiftNotBegun(log.getStartsAt()));
    }
    ShiftLog after = ShiftLogTarget.copy(log);
    if (reason != null && (early || !blocking.isEmpty())) {
      after.setApproval(new ClosureApproval(context.actor(), reason, blocking));
    }
    after.setState(ShiftLogState.CLOSED);
    after.setBlockedBy(List.of());
    after.setClosedAt(context.now());
    after.setClosedBy(context.actor());
    after.setDowntime(downtime(log));
    return ShiftLogTarget.saved(log, after, List.of());
  }

  private List<Long> blocking(ShiftLog log) {
    IncidentFilter severe =
        IncidentFilter.severeNotCorrected()
            .withShift(log.getShift(), LocalDate.parse(log.getDate()));
    return new ClosureGate(context.view()::incident, context.view()::incidentByNumber)
        .blocking(log, context.view().incidents(severe));
  }

  private Verdict review(ShiftLog log, List<Long> severe) {
    if (log.getState() == ShiftLogState.REVIEW && log.getBlockedBy().equals(severe)) {
      return Verdict.unchanged(log);
    }
    ShiftLog after = ShiftLogTarget.copy(log);
    after.setState(ShiftLogState.REVIEW);
    after.setReviewedAt(log.getReviewedAt() == null ? context.now() : log.getReviewedAt());
    after.setBlockedBy(severe);
    return ShiftLogTarget.saved(log, after, List.of());
  }

  private ShiftDowntime downtime(ShiftLog log) {
    Span span = new Span(log.getStartsAt(), log.getEndsAt());
    return ShiftDowntimeSummary.of(
        span, context.view().downtimeWithin(span.from(), span.to()), context.now());
  }
}
