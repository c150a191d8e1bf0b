package io.andon.gateway.session;

import io.andon.gateway.auth.Caller;
import io.andon.gateway.auth.Scope;
import io.andon.gateway.auth.SessionCookie;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.DetailEnvelope;
import io.andon.gateway.http.Envelope;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.http.Visit;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Times;
import io.andon.schema.internal.User;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Logging in and out: {@code /api/session}. */
public final class SessionSurface implements Surface {
  private static final String PATH = "/api/session";
  private static final String USUAL_SPACE = "default";
  private static final Text PASSWORD = new Text(0, 200, true);

  private final Envelope envelope = new DetailEnvelope(Map.of());
  private final Logins logins;

  public SessionSurface(Logins logins) {
    this.logins = logins;
  }

  @Override
  public String name() {
    return "session";
  }

  @Override
  public boolean covers(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.opens(HandlerType.POST, PATH, this::begin),
        Route.acts(HandlerType.GET, PATH, Access.anyCaller(), SessionSurface::show),
        Route.opens(HandlerType.DELETE, PATH, SessionSurface::end));
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }

  /**
   * Who somebody is.
   *
   * @param kind {@code person}, {@code key} or {@code admin}
   * @param username of a person; the id of a key
   * @param space null: every space
   * @param expiresAt when the session, the token or the key ends unless it is renewed; null: never
   */
  private record Me(
      String kind,
      String username,
      String name,
      List<String> permissions,
      @Nullable String space,
      @Nullable String expiresAt) {}

  private Reply begin(Visit visit) {
    Sessions.Begun begun = logins.logIn(claim(visit), visit.address());
    User user = begun.user();
    Me me =
        new Me(
            "person",
            user.getUsername(),
            user.getName(),
            words(Scope.ofAll(user.getPermissions())),
            user.getSpace(),
            Times.utc(begun.until()));
    return Reply.of(201, me)
        .with("Set-Cookie", SessionCookie.set(begun.token(), begun.life(), visit.secure()));
  }

  private static Logins.Claim claim(Visit visit) {
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(visit.body(), List.of("body"), mistakes);
    String username = fields.requiredText("username", Text.NAME);
    String password = fields.requiredText("password", PASSWORD);
    String space = fields.text("space", Text.NAME);
    mistakes.throwIfAny();
    return new Logins.Claim(space == null ? USUAL_SPACE : space, username, password);
  }

  private static Reply show(Call call) {
    String until = call.until().map(Times::utc).orElse(null);
    return Reply.ok(
        switch (call.caller()) {
          case Caller.Person p ->
              new Me("person", p.username(), p.name(), words(p.scopes()), p.slug(), until);
          case Caller.Key k -> new Me("key", k.id(), k.name(), words(k.scopes()), k.slug(), until);
          case Caller.Admin a ->
              new Me("admin", "admin", "admin", words(Set.of(Scope.ADMIN)), null, until);
        });
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).toList();
  }

  private static Reply end(Visit visit) {
    return Reply.noContent().with("Set-Cookie", SessionCookie.clear(visit.secure()));
  }
}
