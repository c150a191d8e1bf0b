package io.andon.gateway.http.admission;

import io.andon.gateway.access.auth.Authenticator;
import io.andon.gateway.access.auth.Credential;
import io.andon.gateway.access.auth.Identity;
import io.andon.gateway.access.auth.SessionCookie;
import io.andon.gateway.access.limit.ClientAddress;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.cluster.routing.ForwardToken;
import io.andon.gateway.cluster.routing.PeerHeaders;
import io.andon.gateway.http.AnonymousRequest;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Lets requests in: finds out who makes them, and keeps the limits. */
public final class AdmissionControl {
  private final Authenticator authenticator;
  private final Limits limits;
  private final TrustedHops trusted;
  private final InstantSource clock;

  /**
   * What a request went through before it came here.
   *
   * @param forwardToken tells requests that a peer passed on, which it has let in already
   * @param edge what lies between people and the node
   */
  public record TrustedHops(ForwardToken forwardToken, EdgeSettings edge) {}

  public AdmissionControl(
      Authenticator authenticator, Limits limits, TrustedHops trusted, InstantSource clock) {
    this.authenticator = authenticator;
    this.limits = limits;
    this.trusted = trusted;
    this.clock = clock;
  }

  public EdgeSettings edge() {
    return trusted.edge();
  }

  /**
   * Counts a request against its address, unless a peer has done so.
   *
   * @throws ProblemException when the address asks too often
   */
  public void countAddress(Context ctx) {
    if (!isForwarded(ctx)) {
      limits
          .addresses()
          .take(address(ctx))
          .ifPresent(quota -> quota.headers().forEach(ctx::header));
    }
  }

  /**
   * Lets in whoever it may be.
   *
   * @throws ProblemException when another site's page asks
   */
  public AnonymousRequest anonymous(Context ctx) {
    SameSite.require(ctx, edge().origins());
    return new AnonymousRequest(ctx, address(ctx), isSecure(ctx));
  }

  /**
   * Lets in whoever has a credential.
   *
   * @throws ProblemException when the credential is none, or is used too often
   */
  public Identity authenticate(Context ctx) {
    if (isForwarded(ctx)) {
      return authenticator.authenticate(credential(ctx));
    }
    Credential credential = credential(ctx);
    Identity identity =
        switch (credential) {
          case Credential.Cookie cookie -> browser(cookie, ctx);
          case Credential.Header header -> client(header, address(ctx));
        };
    limits
        .credentials()
        .take(identity.caller().id())
        .ifPresent(quota -> quota.headers().forEach(ctx::header));
    return identity;
  }

  private Identity browser(Credential.Cookie cookie, Context ctx) {
    SameSite.require(ctx, edge().origins());
    Identity identity = authenticator.authenticate(cookie);
    identity.freshToken().ifPresent(token -> renew(identity, token, ctx));
    return identity;
  }

  private void renew(Identity identity, String token, Context ctx) {
    Duration left = Duration.between(clock.instant(), identity.until().orElse(clock.instant()));
    ctx.header("Set-Cookie", SessionCookie.set(token, left, isSecure(ctx)));
  }

  private Identity client(Credential.Header header, String address) {
    try {
      return authenticator.authenticate(header);
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.BadCredential) {
        // whose failures are too many hears that instead; what is right was let in above
        var unused = limits.refusals().take(address);
      }
      throw e;
    }
  }

  private Credential credential(Context ctx) {
    return Credential.of(
        ctx.header("Authorization"),
        ctx.header("X-API-Key"),
        SessionCookie.of(ctx::cookie, isSecure(ctx)));
  }

  private boolean isForwarded(Context ctx) {
    String query = ctx.queryString();
    return trusted
        .forwardToken()
        .isGenuine(
            ctx.header(PeerHeaders.HOP),
            ctx.req().getMethod(),
            ctx.req().getRequestURI() + (query == null ? "" : '?' + query));
  }

  private String address(Context ctx) {
    return ClientAddress.of(
        ctx.req().getRemoteAddr(),
        Collections.list(ctx.req().getHeaders("X-Forwarded-For")),
        edge().proxies());
  }

  /** Whether the client reaches us over TLS; one that lies here only deceives itself. */
  public boolean isSecure(Context ctx) {
    Boolean known = ctx.attribute(Request.SECURE);
    if (known != null) {
      return known;
    }
    boolean secure =
        ctx.req().isSecure()
            || isHttps(ctx.header("X-Forwarded-Proto"))
            || edge().isTlsHost(ctx.header("Host"));
    ctx.attribute(Request.SECURE, secure);
    return secure;
  }

  // several proxies may each have said by what they were reached: the first met the client
  private static boolean isHttps(@Nullable String protocols) {
    return protocols != null && protocols.split(",", 2)[0].strip().equalsIgnoreCase("https");
  }
}
