package io.andon.gateway.surface.session;

import io.andon.gateway.access.auth.SessionCookie;
import io.andon.gateway.access.session.Logins;
import io.andon.gateway.access.session.Sessions;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.AnonymousRequest;
import io.andon.gateway.http.DetailErrorFormat;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;

/** Logging in and out, and one's own password: {@code /api/session}. */
public final class SessionSurface {
  static final String NAME = "session";

  private static final String PATH = "/api/session";
  private static final String ALL = "/api/sessions";
  private static final String USUAL_SPACE = "default";
  private static final Text PASSWORD = new Text(0, 200, true);

  private final Logins logins;
  private final Logouts logouts;
  private final PasswordRoute password;

  private SessionSurface(Logins logins, Decisions decisions, Directory directory) {
    this.logins = logins;
    this.logouts = new Logouts(logins.sessions(), decisions, directory);
    this.password = new PasswordRoute(logins, decisions, directory);
  }

  public static Surface of(Logins logins, Decisions decisions, Directory directory) {
    return Surface.of(
        NAME,
        PATH + "(/.*)?|" + ALL,
        new DetailErrorFormat(Map.of()),
        new SessionSurface(logins, decisions, directory).routes());
  }

  private List<Route> routes() {
    return List.of(
        Route.opens(HandlerType.POST, PATH, this::begin),
        Route.acts(HandlerType.GET, PATH, Access.anyCaller(), SessionSurface::show),
        Route.opens(HandlerType.DELETE, PATH, logouts::one),
        Route.acts(HandlerType.DELETE, ALL, Access.ofSpace(), logouts::all),
        Route.acts(HandlerType.PUT, PATH + "/password", Access.ofSpace(), password::change));
  }

  private Reply begin(AnonymousRequest request) {
    Sessions.Begun begun = logins.logIn(claim(request), request.address());
    return Reply.of(201, Me.of(begun.user(), begun.until()))
        .with("Set-Cookie", SessionCookie.set(begun.token(), begun.life(), request.secure()));
  }

  private static Logins.Claim claim(AnonymousRequest request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    String username = fields.requiredText("username", Text.NAME);
    String password = fields.requiredText("password", PASSWORD);
    String space = fields.text("space", Text.NAME);
    errors.throwIfAny();
    return new Logins.Claim(space == null ? USUAL_SPACE : space, username, password);
  }

  private static Reply show(Request request) {
    return Reply.ok(Me.of(request.caller(), request.until()));
  }
}
