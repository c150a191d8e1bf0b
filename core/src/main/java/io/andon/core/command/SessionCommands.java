package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.ChangePassword;
import io.andon.schema.internal.EndSessions;
import io.andon.schema.internal.EndedSession;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People end their sessions and change their passwords. */
final class SessionCommands {
  /** Ended sessions that are kept of one user: whoever ends more is logged out everywhere. */
  static final int MOST_ENDED = 200;

  private SessionCommands() {}

  static Verdict end(SpaceView view, EndSessions end, Instant now) {
    User before = view.user(end.getUsername());
    EndedSession session = end.getSession();
    if (before == null) {
      // the sessions of who is gone are over anyway
      return session != null ? new Verdict.Done(List.of(), null) : unknown(end.getUsername());
    }
    if (session != null && isEnded(before, session)) {
      return new Verdict.Done(List.of(), before);
    }
    User after = User.newBuilder(before).build();
    List<EndedSession> ended = new ArrayList<>(before.getEndedSessions());
    ended.removeIf(old -> !now.isBefore(old.getUntil()));
    if (session == null || ended.size() >= MOST_ENDED) {
      UserCommands.endSessions(after, now);
      after.setSessionsEndedAt(now);
    } else {
      ended.add(session);
      after.setEndedSessions(List.copyOf(ended));
    }
    return new Verdict.Done(List.of(new Change.UserSaved(after, before)), after);
  }

  private static boolean isEnded(User user, EndedSession session) {
    return user.getEndedSessions().stream().anyMatch(old -> old.getId().equals(session.getId()));
  }

  static Verdict changePassword(SpaceView view, ChangePassword change, Instant now) {
    User before = view.user(change.getUsername());
    if (before == null) {
      return unknown(change.getUsername());
    }
    if (before.getGeneration() != change.getGeneration()) {
      return new Verdict.Rejected(
          RejectionReason.ILLEGAL_TRANSITION,
          "password",
          "The password or the permissions have changed meanwhile");
    }
    User after = User.newBuilder(before).build();
    after.setPasswordHash(change.getPasswordHash());
    UserCommands.endSessions(after, now);
    after.setChangedAt(now);
    return new Verdict.Done(List.of(new Change.UserSaved(after, before)), after);
  }

  private static Verdict unknown(String username) {
    return new Verdict.Rejected(
        RejectionReason.NOT_FOUND, "username", "There is no user " + username);
  }
}
