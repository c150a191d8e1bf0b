package io.andon.gateway.http.server;

import io.andon.gateway.http.RequestId;
import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.http.admission.Cors;
import io.javalin.http.Context;
import java.util.Set;

/**
 * What every request meets first, whether or not there is anything at its path: the headers of
 * every answer, the limit of its address, and the answer to a browser that asks for leave.
 */
final class RequestFilter {
  private static final String ONE_YEAR = "max-age=31536000";

  // who asks whether a node is well must hear it, whoever else shares the address
  private static final Set<String> UNCOUNTED = Set.of("/health/live", "/health/ready");

  private final AdmissionControl admission;
  private final Cors cors;

  RequestFilter(AdmissionControl admission, Cors cors) {
    this.admission = admission;
    this.cors = cors;
  }

  void filter(Context ctx) {
    ctx.header(RequestId.HEADER, RequestId.of(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
    if (admission.isSecure(ctx)) {
      ctx.header("Strict-Transport-Security", ONE_YEAR);
    }
    cors.headers(ctx.header("Origin")).forEach(ctx::header);
    if (!UNCOUNTED.contains(ctx.path())) {
      admission.countAddress(ctx);
    }
    if (cors.isLeaveAsked(ctx)) {
      ReplySender.send(ctx, Cors.leave());
      ctx.skipRemainingHandlers();
    }
  }
}
