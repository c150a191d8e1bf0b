package io.andon.gateway.surface.session;

import io.andon.gateway.access.auth.Caller;
import io.andon.gateway.access.auth.SessionCookie;
import io.andon.gateway.access.session.Logins;
import io.andon.gateway.access.session.Sessions;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Call;
import io.andon.gateway.http.Reply;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Mistakes;
import io.andon.gateway.json.Text;
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

  Reply change(Call call) {
    User user = user(call);
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(call.body(), List.of("body"), mistakes);
    String current = fields.requiredText(CURRENT, new Text(0, NewPassword.LONGEST, true));
    String wanted = NewPassword.required(fields, "password");
    mistakes.throwIfAny();
    if (!logins.isPassword(user, current)) {
      fields.mistake(CURRENT, "This is not the current password", "value_error");
      mistakes.throwIfAny();
    }
    ChangePassword change =
        new ChangePassword(
            user.getUsername(), logins.passwords().hash(wanted), user.getGeneration());
    User changed = decisions.decide(call.secretCommand(change), User.class);
    directory.catchUp();
    Sessions.Begun begun = logins.begin(changed);
    return Reply.ok(Me.of(changed, begun.until()))
        .with("Set-Cookie", SessionCookie.set(begun.token(), begun.life(), call.secure()));
  }

  private User user(Call call) {
    if (call.caller() instanceof Caller.Person person) {
      return directory
          .user(call.space(), person.username())
          .filter(user -> user.getPasswordHash() != null)
          .orElseThrow(PasswordRoute::none);
    }
    throw none();
  }

  private static ProblemException none() {
    return new ProblemException(new Problem.Conflict("You have no password here"));
  }
}
