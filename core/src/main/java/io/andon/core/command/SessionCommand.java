package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndedSession;
import io.andon.schema.internal.User;
import java.util.ArrayList;
import java.util.List;

/** People end their sessions and change their passwords. */
final class SessionCommand {
  /** Ended sessions that are kept of one user: whoever ends more is logged out everywhere. */
  static final int MOST_ENDED = 200;

  private SessionCommand() {}

  static Verdict end(CommandContext context, EndSessions end) {
    User before = context.view().user(end.getUsername());
    EndedSession session = end.getSession();
    if (before == null) {
      // the sessions of who is gone are over anyway
      return session != null ? Verdict.unchanged(null) : unknown(end.getUsername());
    }
    if (session != null && isEnded(before, session)) {
      return Verdict.unchanged(before);
    }
    User after = User.newBuilder(before).build();
    List<EndedSession> ended = new ArrayList<>(before.getEndedSessions());
    ended.removeIf(old -> !context.now().isBefore(old.getUntil()));
    if (session == null || ended.size() >= MOST_ENDED) {
      UserCommand.endSessions(after, context.now());
      after.setSessionsEndedAt(context.now());
    } else {
      ended.add(session);
      after.setEndedSessions(List.copyOf(ended));
    }
    return new Verdict.Done(List.of(new Change.UserSaved(after, before)), after);
  }

  private static boolean isEnded(User user, EndedSession session) {
    return user.getEndedSessions().stream().anyMatch(old -> old.getId().equals(session.getId()));
  }

  static Verdict changePassword(CommandContext context, ChangePassword change) {
    User before = context.view().user(change.getUsername());
    if (before == null) {
      return unknown(change.getUsername());
    }
    if (before.getGeneration() != change.getGeneration()) {
      return new Verdict.Rejected(Rejections.passwordChanged());
    }
    User after = User.newBuilder(before).build();
    after.setPasswordHash(change.getPasswordHash());
    UserCommand.endSessions(after, context.now());
    after.setChangedAt(context.now());
    return new Verdict.Done(List.of(new Change.UserSaved(after, before)), after);
  }

  private static Verdict unknown(String username) {
    return Verdict.unknown("username", "user", username);
  }
}
