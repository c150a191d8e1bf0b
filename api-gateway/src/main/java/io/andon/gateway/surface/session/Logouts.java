package io.andon.gateway.surface.session;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.SessionCookie;
import io.andon.gateway.access.session.SessionToken;
import io.andon.gateway.access.session.Sessions;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.AnonymousRequest;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndedSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends sessions before their time: not only in the browser that asks, but for whoever has a copy of
 * its cookie too, on every node.
 */
final class Logouts {
  private final Sessions sessions;
  private final Decisions decisions;
  private final Directory directory;

  Logouts(Sessions sessions, Decisions decisions, Directory directory) {
    this.sessions = sessions;
    this.decisions = decisions;
    this.directory = directory;
  }

  /** Ends the session of the cookie. Without one there is nothing to end, which is no error. */
  Reply one(AnonymousRequest request) {
    Optional<Sessions.Live> live = request.sessionCookie().flatMap(sessions::live);
    if (live.isPresent()) {
      decisions.decide(command(live.get()));
      // it is over here before the answer says so, and on every node as soon as that reads of it
      directory.catchUp();
    }
    return cleared(request.secure());
  }

  private Command command(Sessions.Live live) {
    SessionToken token = live.token();
    return new Command(
        UUID.randomUUID().toString(),
        token.space(),
        new Actor(ActorKind.PERSON, token.username(), live.user().getName()),
        SessionSurface.NAME,
        sessions.now(),
        List.of(),
        new EndSessions(token.username(), new EndedSession(token.id(), Sessions.end(token))),
        null);
  }

  /** Ends every session of the person who asks. */
  Reply all(Request request) {
    if (!(request.caller() instanceof Caller.Person person)) {
      throw new ProblemException(new Problem.Conflict("Only people have sessions"));
    }
    // whom the provider vouches for need not be known here, and has no session then
    if (directory.user(request.space(), person.username()).isPresent()) {
      decisions.decide(request.command(new EndSessions(person.username(), null)));
      directory.catchUp();
    }
    return cleared(request.secure());
  }

  private static Reply cleared(boolean secure) {
    return Reply.noContent().with("Set-Cookie", SessionCookie.clear(secure));
  }
}
