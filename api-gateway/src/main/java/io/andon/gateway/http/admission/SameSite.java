package io.andon.gateway.http.admission;

import io.andon.gateway.http.Body;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site's page may have had the browser send. The cookie is SameSite=Strict
 * already; this also holds where a browser does not keep to that, and between the sites of one
 * domain.
 *
 * <p>Browsers say where a request comes from, in Sec-Fetch-Site or at least in Origin, and no page
 * can change that. Where neither is said, a page could still have sent a POST, but only as a form
 * does: not as JSON, and with no other method, because the browser would first ask for leave, and
 * then say in Origin what page that is for.
 */
final class SameSite {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private SameSite() {}

  /**
   * @param friends other sites that the operator has named
   */
  static void require(Context ctx, Origins friends) {
    String origin = ctx.header("Origin");
    if (SAFE.contains(ctx.req().getMethod()) || friends.isNamed(origin)) {
      return;
    }
    String site = ctx.header("Sec-Fetch-Site");
    if (site == null && origin == null) {
      requireNoForm(ctx);
    } else if (site != null ? !OURS.contains(site) : !isHost(origin, ctx.header("Host"))) {
      throw new ProblemException(new Problem.CrossSite());
    }
  }

  private static void requireNoForm(Context ctx) {
    if (ctx.req().getMethod().equals("POST") && !Body.isJson(ctx)) {
      throw new ProblemException(new Problem.MaybeForm());
    }
  }

  private static boolean isHost(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return false;
    }
    try {
      String from = URI.create(origin).getRawAuthority();
      return from != null && host != null && from.equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
