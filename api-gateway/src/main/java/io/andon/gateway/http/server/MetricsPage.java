package io.andon.gateway.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Credential;
import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.metrics.Metrics;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * {@code /metrics}: everything a node counts, for whoever runs it. On a port of its own it is for
 * whom the network lets through; on the port of the API one needs its key or the admin key.
 */
public final class MetricsPage {
  private static final String PATH = "/metrics";

  private final Metrics metrics;
  private final Optional<String> key;
  private final boolean ownPort;

  /**
   * @param key what a scraper has to send, if the operator chose something
   * @param ownPort whether it has a port of its own
   */
  public MetricsPage(Metrics metrics, Optional<String> key, boolean ownPort) {
    this.metrics = metrics;
    this.key = key;
    this.ownPort = ownPort;
  }

  /** Where the API is, unless it has a port of its own. */
  void addTo(RoutesConfig routes, AdmissionControl admission) {
    if (!ownPort) {
      routes.get(
          PATH,
          ctx -> {
            if (!hasKey(ctx) && !(admission.authenticate(ctx).caller() instanceof Caller.Admin)) {
              throw new ProblemException(new Problem.AdminOnly());
            }
            show(ctx);
          });
    }
  }

  /** On a port of its own. */
  void addManagement(RoutesConfig routes) {
    routes.get(
        PATH,
        ctx -> {
          if (key.isPresent() && !hasKey(ctx)) {
            throw new ProblemException(new Problem.BadCredential());
          }
          show(ctx);
        });
  }

  private boolean hasKey(Context ctx) {
    return key.isPresent() && same(key.get(), Credential.given(ctx.header("Authorization")));
  }

  private static boolean same(String expected, Optional<String> given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.orElse("").getBytes(UTF_8));
  }

  private void show(Context ctx) {
    Metrics.Page page = metrics.page(ctx.header("Accept"));
    ctx.contentType(page.contentType()).result(page.body());
  }
}
