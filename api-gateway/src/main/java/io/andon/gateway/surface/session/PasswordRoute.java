package io.andon.gateway.surface.session;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.SessionCookie;
import io.andon.gateway.access.session.Logins;
import io.andon.gateway.access.session.Sessions;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Reply;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.surface.user.NewPassword;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.User;
import java.util.List;

/** People change their own passwords, which takes the present one and ends every session. */
final class PasswordRoute {
  private static final String CURRENT = "current_password";

  private final Logins logins;
  private final Decisions decisions;
  private final Directory directory;

  PasswordRoute(Logins logins, Decisions decisions, Directory directory) {
    this.logins = logins;
    this.decisions = decisions;
    this.directory = directory;
  }

  Reply change(Request request) {
    User user = user(request);
    ValidationErrors errors = new ValidationErrors();
    Fields fields = Fields.of(request.body(), List.of("body"), errors);
    String current = fields.requiredText(CURRENT, new Text(0, NewPassword.LONGEST, true));
    String wanted = NewPassword.required(fields, "password");
    errors.throwIfAny();
    if (!logins.isPassword(user, current)) {
      fields.error(CURRENT, "This is not the current password", "value_error");
      errors.throwIfAny();
    }
    ChangePassword change =
        new ChangePassword(
            user.getUsername(), logins.passwords().hash(wanted), user.getGeneration());
    User changed = decisions.decide(request.secretCommand(change), User.class);
    directory.catchUp();
    Sessions.Begun begun = logins.begin(changed);
    return Reply.ok(Me.of(changed, begun.until()))
        .with("Set-Cookie", SessionCookie.set(begun.token(), begun.life(), request.secure()));
  }

  private User user(Request request) {
    if (request.caller() instanceof Caller.Person person) {
      return directory
          .user(request.space(), person.username())
          .filter(user -> user.getPasswordHash() != null)
          .orElseThrow(PasswordRoute::none);
    }
    throw none();
  }

  private static ProblemException none() {
    return new ProblemException(new Problem.Conflict("You have no password here"));
  }
}
