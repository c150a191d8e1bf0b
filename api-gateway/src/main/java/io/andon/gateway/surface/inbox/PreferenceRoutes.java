package io.andon.gateway.surface.inbox;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.user.ChannelVocabulary;
import io.andon.schema.internal.Channel;
import io.andon.schema.internal.PutUser;
import io.andon.schema.internal.User;
import io.javalin.http.HandlerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the calling person wants to be told. */
final class PreferenceRoutes {
  private static final String ONE = "/spaces/{slug}/notifications/preferences";

  private final Decisions decisions;
  private final Directory directory;

  PreferenceRoutes(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  List<Route> routes() {
    Access person = Access.ofSpace();
    return List.of(
        Route.acts(HandlerType.GET, ONE, person, this::show),
        Route.acts(HandlerType.PUT, ONE, person, this::put));
  }

  /**
   * @param email where e-mail goes to; null: the person has no address, so none is sent
   */
  private record Preferences(List<String> channels, @Nullable String email) {
    static Preferences of(User user) {
      return new Preferences(ChannelVocabulary.of(user.getChannels()), user.getEmail());
    }
  }

  private Reply show(Request request) {
    directory.catchUp();
    return Reply.ok(Preferences.of(user(request)));
  }

  private Reply put(Request request) {
    directory.catchUp();
    String username = user(request).getUsername();
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    if (!fields.has("channels")) {
      fields.error("channels", "Field required", "missing");
    }
    List<Channel> channels = ChannelVocabulary.read(fields, "channels");
    errors.throwIfAny();
    User now =
        decisions.decide(
            request.command(new PutUser(username, null, null, null, null, channels)), User.class);
    directory.catchUp();
    return Reply.ok(Preferences.of(now));
  }

  /** Keys and the admin are nobody, and a token's owner need not be a user. */
  private User user(Request request) {
    if (request.caller() instanceof Caller.Person person) {
      return directory
          .user(request.space(), person.username())
          .orElseThrow(() -> new ProblemException(new Problem.NotFound("User")));
    }
    throw new ProblemException(new Problem.NotFound("User"));
  }
}
