package io.andon.gateway.http.pipeline;

import io.andon.core.query.SpaceLocator;
import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Action;
import io.andon.gateway.http.AnonymousRequest;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Space;
import io.javalin.http.Context;
import java.time.InstantSource;

/**
 * What happens to every request of every surface, in this order: who is it, may they know of the
 * space, may they do this, does the query hold only what the route takes, where is the space's
 * state.
 */
public final class Pipeline {
  private static final String DEFAULT_SPACE = "default";

  private final AdmissionControl admission;
  private final Directory directory;
  private final SpaceLocator locator;
  private final StateRouting routing;
  private final InstantSource clock;

  public Pipeline(Backend backend) {
    this.admission = backend.admission();
    this.directory = backend.directory();
    this.locator = backend.locator();
    this.routing = new StateRouting(backend.peers());
    this.clock = backend.clock();
  }

  public Reply run(Surface surface, Route route, Context ctx) {
    return switch (route.action()) {
      case Action.Opens opens -> {
        AnonymousRequest request = admission.anonymous(ctx);
        route.parameters().require(ctx.queryParamMap());
        yield opens.handler().handle(request);
      }
      case Action.Acts acts -> acts.handler().handle(request(surface, route, ctx));
      case Action.Reads reads -> {
        Request request = request(surface, route, ctx);
        yield routing.run(
            request,
            locator.locate(request.space()),
            reader -> reads.handler().handle(request, reader));
      }
      case Action.ReadsDeliveries reads -> {
        Request request = request(surface, route, ctx);
        yield routing.run(
            request,
            locator.deliveries(request.space()),
            reader -> reads.handler().handle(request, reader));
      }
    };
  }

  private Request request(Surface surface, Route route, Context ctx) {
    Identity identity = admission.authenticate(ctx);
    String space = authorize(identity.caller(), route, ctx);
    route.parameters().require(ctx.queryParamMap());
    return new Request(
        ctx, identity, new Request.Place(surface.name(), space, route.pattern()), clock);
  }

  /** The space the request is about, "" above the spaces. */
  private String authorize(Caller caller, Route route, Context ctx) {
    Access access = route.access();
    return switch (access.who()) {
      case ANYBODY, ANY_CALLER -> "";
      case ADMIN_KEY -> {
        if (!(caller instanceof Caller.Admin)) {
          throw new ProblemException(new Problem.AdminOnly());
        }
        yield "";
      }
      case OF_SPACE -> {
        Space space = space(caller, slug(caller, route, ctx));
        require(caller, access, space);
        yield space.getSlug();
      }
    };
  }

  private static String slug(Caller caller, Route route, Context ctx) {
    if (route.pattern().contains("{slug}")) {
      return ctx.pathParam("slug");
    }
    // the admin key has no space of its own and may name one
    String named = ctx.header("Andon-Space");
    return caller.space().orElse(named == null ? DEFAULT_SPACE : named);
  }

  // what the caller may not see is as absent as what is not there
  private Space space(Caller caller, String slug) {
    if (!caller.sees(slug)) {
      throw new ProblemException(new Problem.NotFound("Space"));
    }
    return directory
        .space(slug)
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Space")));
  }

  private static void require(Caller caller, Access access, Space space) {
    if (!access.anyOf().isEmpty() && !caller.mayAnyOf(access.anyOf())) {
      String wanted = String.join(" or ", access.anyOf().stream().map(Scope::word).toList());
      throw new ProblemException(
          caller instanceof Caller.Person
              ? new Problem.MissingPermission(wanted)
              : new Problem.MissingScope(wanted));
    }
    access
        .feature()
        .filter(feature -> !space.getFeatures().contains(feature))
        .ifPresent(
            feature -> {
              throw new ProblemException(new Problem.FeatureOff(feature));
            });
  }
}
