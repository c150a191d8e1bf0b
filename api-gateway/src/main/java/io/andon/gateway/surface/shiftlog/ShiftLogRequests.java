package io.andon.gateway.surface.shiftlog;

import io.andon.core.query.SpaceReader;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.ShiftLog;

/** What the path of a request says of shift logs and incidents. */
final class ShiftLogRequests {
  /** Numbers of incidents and logs; what no space will ever count to is not looked up. */
  static final String NUMBER = "[1-9][0-9]{0,17}";

  private ShiftLogRequests() {}

  static LoggedShift of(ShiftLog log, Request request, SpaceReader reader) {
    return new LoggedShift(log, reader, request.now());
  }

  /** The id in the path. */
  static long id(Request request) {
    return Long.parseLong(matching(request.path("id"), NUMBER));
  }

  /** The process in the path. */
  static int process(Request request) {
    return Integer.parseInt(matching(request.path("proceso_id"), "[1-9]"));
  }

  private static String matching(String text, String pattern) {
    if (!text.matches(pattern)) {
      throw notFound();
    }
    return text;
  }

  static ProblemException notFound() {
    return new ProblemException(new Problem.NotFound("Shift log"));
  }
}
