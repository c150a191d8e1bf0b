package io.andon.gateway.surface.inbox;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Access;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Route;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.user.ChannelWords;
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
      return new Preferences(ChannelWords.of(user.getChannels()), user.getEmail());
    }
  }

  private Reply show(Call call) {
    directory.catchUp();
    return Reply.ok(Preferences.of(user(call)));
  }

  private Reply put(Call call) {
    directory.catchUp();
    String username = user(call).getUsername();
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    if (!fields.has("channels")) {
      fields.mistake("channels", "Field required", "missing");
    }
    List<Channel> channels = ChannelWords.read(fields, "channels");
    mistakes.throwIfAny();
    User now =
        decisions.decide(
            call.command(new PutUser(username, null, null, null, null, channels)), User.class);
    directory.catchUp();
    return Reply.ok(Preferences.of(now));
  }

  /** Keys and the admin are nobody, and a token's owner need not be a user. */
  private User user(Call call) {
    if (call.caller() instanceof Caller.Person person) {
      return directory
          .user(call.space(), person.username())
          .orElseThrow(() -> new ProblemException(new Problem.NotFound("User")));
    }
    throw new ProblemException(new Problem.NotFound("User"));
  }
}
