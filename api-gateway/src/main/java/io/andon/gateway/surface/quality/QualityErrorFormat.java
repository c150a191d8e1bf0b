package io.andon.gateway.surface.quality;

import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;

/** As {@link DetailErrorFormat}, with one wording for an incident that is not there. */
final class QualityErrorFormat implements ErrorFormat {
  private final ErrorFormat detail = new DetailErrorFormat(EditFields.NAMES);

  @Override
  public Object body(Problem problem) {
    return detail.body(isUnknownIncident(problem) ? new Problem.NotFound("Incident") : problem);
  }

  // reads find that out by themselves, writes hear it from the space
  private static boolean isUnknownIncident(Problem problem) {
    if (!(problem instanceof Problem.Rejected rejected)) {
      return false;
    }
    Rejection rejection = rejected.rejection();
    return rejection.getReason() == RejectionReason.NOT_FOUND
        && "incident".equals(rejection.getField());
  }
}
