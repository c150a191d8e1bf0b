package io.andon.core.command;

import io.andon.core.downtime.DowntimeDuration.Span;
import io.andon.core.downtime.ShiftDowntimeSummary;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.ClosureGate;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftDowntime;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Closes the log of a shift. While severe incidents of the shift are not closed it needs an
 * approver with a reason; without, the log goes into review, which is the answer and no refusal: it
 * is a change that stays.
 */
final class CloseShiftCommand {
  private final SpaceView view;
  private final Command command;
  private final Instant now;

  private CloseShiftCommand(SpaceView view, Command command, Instant now) {
    this.view = view;
    this.command = command;
    this.now = now;
  }

  static Verdict decide(SpaceView view, Command command, CloseShift close, Instant now) {
    CloseShiftCommand decision = new CloseShiftCommand(view, command, now);
    return ShiftLogTarget.judge(view, close.getLog(), log -> decision.decide(log, close));
  }

  private Verdict decide(ShiftLog log, CloseShift close) {
    List<Long> blocking = blocking(log);
    boolean early = now.isBefore(log.getStartsAt());
    String reason = close.getReason();
    boolean approved = close.getMayApprove() && reason != null && !reason.isBlank();
    if (!blocking.isEmpty() && !approved) {
      return review(log, blocking);
    }
    if (early && !approved) {
      return new Verdict.Rejected(
          RejectionReason.ILLEGAL_TRANSITION,
          "starts_at",
          "The shift begins at %s: before, an approver with a reason closes it"
              .formatted(log.getStartsAt()));
    }
    ShiftLog after = ShiftLogTarget.copy(log);
    if (reason != null && (early || !blocking.isEmpty())) {
      after.setApproval(new ClosureApproval(actor(), reason, blocking));
    }
    after.setState(ShiftLogState.CLOSED);
    after.setBlockedBy(List.of());
    after.setClosedAt(now);
    after.setClosedBy(actor());
    after.setDowntime(downtime(log));
    return ShiftLogTarget.saved(log, after, List.of());
  }

  private List<Long> blocking(ShiftLog log) {
    IncidentFilter severe =
        IncidentFilter.severeNotCorrected()
            .withShift(log.getShift(), LocalDate.parse(log.getDate()));
    return new ClosureGate(view::incident, view::incidentByNumber)
        .blocking(log, view.incidents(severe));
  }

  private Verdict review(ShiftLog log, List<Long> severe) {
    if (log.getState() == ShiftLogState.REVIEW && log.getBlockedBy().equals(severe)) {
      return new Verdict.Done(List.of(), log);
    }
    ShiftLog after = ShiftLogTarget.copy(log);
    after.setState(ShiftLogState.REVIEW);
    after.setReviewedAt(log.getReviewedAt() == null ? now : log.getReviewedAt());
    after.setBlockedBy(severe);
    return ShiftLogTarget.saved(log, after, List.of());
  }

  private ShiftDowntime downtime(ShiftLog log) {
    Span span = new Span(log.getStartsAt(), log.getEndsAt());
    return ShiftDowntimeSummary.of(span, view.downtimeWithin(span.from(), span.to()), now);
  }

  private String actor() {
    return command.getActor().getName();
  }
}
