package io.andon.gateway.surface.spaces;

import io.andon.core.query.Page;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.InMemoryList;
import io.andon.gateway.http.Paging;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.user.ChannelVocabulary;
import io.andon.gateway.surface.user.NewPassword;
import io.andon.schema.internal.Channel;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.RemoveUser;
import io.andon.schema.internal.User;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People of a space: make and change, list, show, remove. */
final class UserRoutes {
  private static final String ALL = "/spaces/{slug}/users";
  private static final String ONE = ALL + "/{username}";
  private static final Access ADMIN = Access.ofSpace(Scope.ADMIN);

  private final Decisions decisions;
  private final Directory directory;
  private final Passwords passwords;

  UserRoutes(Decisions decisions, Directory directory, Passwords passwords) {
    this.decisions = decisions;
    this.directory = directory;
    this.passwords = passwords;
  }

  List<Route> routes() {
    return List.of(
        Route.acts(HandlerType.GET, ALL, ADMIN, this::list).inPages(),
        Route.acts(HandlerType.GET, ONE, ADMIN, this::show),
        Route.acts(HandlerType.PUT, ONE, ADMIN, this::put),
        Route.acts(HandlerType.DELETE, ONE, ADMIN, this::remove),
        Route.acts(HandlerType.DELETE, ONE + "/sessions", ADMIN, this::logOut));
  }

  private record Items(List<UserItem> items, long total) {}

  private Reply list(Request request) {
    Page<User> page =
        new InMemoryList<>(directory.users(request.space()), User::getUsername)
            .page(request.query());
    List<UserItem> items = page.items().stream().map(UserItem::of).toList();
    return Paging.reply(request, page, Reply.ok(new Items(items, page.total().orElseThrow())));
  }

  private Reply show(Request request) {
    // another node may have changed it a moment ago
    directory.catchUp();
    return directory
        .user(request.space(), request.path("username"))
        .map(user -> Reply.ok(UserItem.of(user)))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("User")));
  }

  private Reply put(Request request) {
    Command command = request.secretCommand(read(request));
    User user = decisions.decide(command, User.class);
    // sessions that this ended are over here before the answer says so
    directory.catchUp();
    return user.getCreatedAt().equals(command.getIssuedAt())
        ? Reply.created(
            "/spaces/%s/users/%s".formatted(user.getSpace(), user.getUsername()), UserItem.of(user))
        : Reply.ok(UserItem.of(user));
  }

  private PutUser read(Request request) {
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    String username = username(request);
    String name = fields.text("name", Text.NAME);
    String email = fields.clears("email") ? "" : UserJson.email(fields);
    List<String> permissions =
        fields.clears("permissions") ? List.of() : ScopeVocabulary.read(fields, "permissions");
    List<Channel> channels = ChannelVocabulary.read(fields, "notifications");
    String password = NewPassword.read(fields, "password");
    if (fields.clears("name")) {
      fields.error("name", "Input should be a valid string", "string_type");
    }
    errors.throwIfAny();
    return new PutUser(username, name, email, permissions, hash(fields, password), channels);
  }

  private @Nullable String hash(Fields fields, @Nullable String password) {
    if (fields.clears("password")) {
      return "";
    }
    return password == null ? null : passwords.hash(password);
  }

  private static String username(Request request) {
    String username = request.path("username");
    if (!UserJson.isUsername(username)) {
      throw new ProblemException(
          new Problem.Invalid(
              List.of(
                  new FieldProblem(
                      List.of("path", "username"),
                      "Should be 1 to 100 lower-case letters, digits and . _ @ + -",
                      "string_pattern_mismatch"))));
    }
    return username;
  }

  private Reply remove(Request request) {
    decisions.decide(request.command(new RemoveUser(request.path("username"))));
    directory.catchUp();
    return Reply.noContent();
  }

  private Reply logOut(Request request) {
    decisions.decide(request.command(new EndSessions(request.path("username"), null)));
    directory.catchUp();
    return Reply.noContent();
  }
}
